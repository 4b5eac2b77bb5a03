import { expect, test } from 'vitest';
import { concat } from '../../../../src/domain/bytes.ts';
import { DerError, element, encode, tags } from '../../../../src/domain/sealing/der.ts';
import type { Element } from '../../../../src/domain/sealing/der.ts';
import { publicKeyOf, signatureAlgorithm } from '../../../../src/domain/certificate/key.ts';

const rsa = [42, 134, 72, 134, 247, 13, 1, 1];

function algorithm(...identifier: readonly number[]): Element {
  return element(encode(tags.sequence, encode(tags.identifier, Uint8Array.from(identifier))), tags.sequence);
}

function key(identifier: readonly number[], ...numbers: readonly number[]): Element {
  const values = encode(tags.sequence, concat(...numbers.map((one) => encode(tags.integer, Uint8Array.of(one)))));
  const bits = encode(tags.bitString, concat(Uint8Array.of(0), values));
  return element(encode(tags.sequence, concat(algorithm(...identifier).whole, bits)), tags.sequence);
}

test('A key of RSA is its two numbers, and another one none', () => {
  expect(publicKeyOf(key([...rsa, 1], 77, 3))).toEqual({ N: '77', E: 3 });
  expect(publicKeyOf(key([42, 3], 77, 3))).toBeNull();
  expect(() => publicKeyOf(key([...rsa, 1], 0xff, 3))).toThrow(DerError);
  expect(() => publicKeyOf(key([...rsa, 1], 77, 3, 5))).toThrow(DerError);
});

test.each([
  [[...rsa, 5], 3],
  [[...rsa, 11], 4],
  [[...rsa, 13], 6],
  [[43, 101, 112], 16],
  [[...rsa, 10], 0],
  [[42, 3], 0],
])('The signature %j is number %d', (identifier, number) =>
  expect(signatureAlgorithm(algorithm(...identifier))).toBe(number),
);
