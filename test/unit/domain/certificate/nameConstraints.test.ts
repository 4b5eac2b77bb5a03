import { expect, test } from 'vitest';
import { concat } from '../../../../src/domain/bytes.ts';
import { DerError, encode, tags } from '../../../../src/domain/sealing/der.ts';
import { generalName } from '../../../../src/domain/certificate/alternativeNames.ts';
import { nameConstraints } from '../../../../src/domain/certificate/nameConstraints.ts';

function tree(tag: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return encode(tags.sequence, encode(tag, content));
}

test('What is permitted and what is excluded, by kinds', () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const permitted = encode(0xa0, concat(tree(generalName.dns, text('.a')), tree(generalName.email, text('b'))));
  const range = tree(generalName.ip, Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0));
  const excluded = encode(0xa1, concat(range, tree(generalName.uri, text('.u'))));
  expect(nameConstraints(encode(tags.sequence, concat(permitted, excluded)))).toEqual({
    PermittedDNSDomains: ['.a'],
    PermittedEmailAddresses: ['b'],
    PermittedURIDomains: null,
    PermittedIPRanges: null,
    ExcludedDNSDomains: null,
    ExcludedEmailAddresses: null,
    ExcludedURIDomains: ['.u'],
    ExcludedIPRanges: [{ IP: '10.0.0.0', Mask: '/wAAAA==' }],
  });
});

test('A range is an address and a mask', () => {
  const half = encode(0xa0, tree(generalName.ip, Uint8Array.of(10, 0, 0, 0)));
  expect(() => nameConstraints(encode(tags.sequence, half))).toThrow(DerError);
});
