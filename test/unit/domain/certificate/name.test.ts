import { expect, test } from 'vitest';
import { concat } from '../../../../src/domain/bytes.ts';
import { element, encode, tags } from '../../../../src/domain/sealing/der.ts';
import { nameOf } from '../../../../src/domain/certificate/name.ts';

function attribute(last: number, text: string): Uint8Array<ArrayBuffer> {
  const type = encode(tags.identifier, Uint8Array.from([0x55, 4, last]));
  return encode(0x31, encode(tags.sequence, concat(type, encode(0x0c, new TextEncoder().encode(text)))));
}

test('Parts of a name are lists, but for two of which the last one counts', () => {
  const bytes = encode(
    tags.sequence,
    concat(attribute(3, 'a'), attribute(3, 'b'), attribute(10, 'x'), attribute(10, 'y'), attribute(42, 'z')),
  );
  expect(nameOf(element(bytes, tags.sequence))).toEqual({
    CommonName: 'b',
    Country: null,
    ExtraNames: null,
    Locality: null,
    Names: [
      { Type: [2, 5, 4, 3], Value: 'a' },
      { Type: [2, 5, 4, 3], Value: 'b' },
      { Type: [2, 5, 4, 10], Value: 'x' },
      { Type: [2, 5, 4, 10], Value: 'y' },
      { Type: [2, 5, 4, 42], Value: 'z' },
    ],
    Organization: ['x', 'y'],
    OrganizationalUnit: null,
    PostalCode: null,
    Province: null,
    SerialNumber: '',
    StreetAddress: null,
  });
});
