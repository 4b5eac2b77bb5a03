import { expect, test } from 'vitest';
import { concat } from '../../../../src/domain/bytes.ts';
import { DerError, encode, tags } from '../../../../src/domain/sealing/der.ts';
import { alternativeNames, generalName, noNames } from '../../../../src/domain/certificate/alternativeNames.ts';

function names(
  ...some: readonly (readonly [tag: number, content: string | readonly number[]])[]
): Uint8Array<ArrayBuffer> {
  const written = some.map(([tag, content]) =>
    encode(tag, typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)),
  );
  return encode(tags.sequence, concat(...written));
}

test('Names are told by their kinds', () => {
  const { dns, email, ip, uri } = generalName;
  expect(
    alternativeNames(names([dns, 'a.b'], [email, 'x@y'], [ip, [10, 0, 0, 1]], [uri, 'https://u'], [0x88, [1]])),
  ).toMatchObject({
    DNSNames: ['a.b'],
    EmailAddresses: ['x@y'],
    IPAddresses: ['10.0.0.1'],
    URIs: [{ Scheme: 'https', Host: 'u' }],
  });
  expect(alternativeNames(names())).toEqual(noNames);
});

test('An address has 4 bytes or 16', () => {
  expect(() => alternativeNames(names([generalName.ip, [1, 2, 3]]))).toThrow(DerError);
});
