import { expect, test } from 'vitest';
import { DerError, encode, tags } from '../../../../src/domain/sealing/der.ts';
import type { Element } from '../../../../src/domain/sealing/der.ts';
import {
  ascii,
  base64,
  bits,
  identifier,
  integer,
  listOrNull,
  numberOf,
  parts,
  textOf,
} from '../../../../src/domain/certificate/basics.ts';

function elementOf(tag: number, ...content: readonly number[]): Element {
  const bytes = Uint8Array.from(content);
  return { tag, content: bytes, whole: encode(tag, bytes) };
}

test('Identifiers, numbers, bits and sequences are read', () => {
  expect(identifier(elementOf(tags.identifier, 42, 134, 72, 134, 247, 13))).toEqual([1, 2, 840, 113_549]);
  expect(identifier(elementOf(tags.identifier, 0x88, 0x37, 3))).toEqual([2, 999, 3]);
  expect(integer(elementOf(tags.integer, 0xff))).toBe(-1n);
  expect(numberOf(Uint8Array.from([0, 0xff]))).toBe(255n);
  expect([...bits(elementOf(tags.bitString, 0, 7))]).toEqual([7]);
  expect(parts(elementOf(tags.sequence, 5, 0, 5, 0))).toHaveLength(2);
  expect(base64(Uint8Array.from([97]))).toBe('YQ==');
  expect([listOrNull([]), listOrNull([1])]).toEqual([null, [1]]);
});

test.each([
  [0x0c, [0xc3, 0xa4], 'ä'],
  [0x12, [0x31, 0x20], '1 '],
  [0x13, [0x41, 0x2a], 'A*'],
  [0x14, [0xe4], 'ä'],
  [0x16, [0x40], '@'],
  [0x1e, [0, 0xe4, 0, 0], 'ä'],
])('A text of tag %d', (tag, content, text) => expect(textOf(elementOf(tag, ...content))).toBe(text));

test.each([
  ['a text of no known kind', () => textOf(elementOf(0x04, 65))],
  ['a number with a letter', () => textOf(elementOf(0x12, 65))],
  ['a printable text with an @', () => textOf(elementOf(0x13, 64))],
  ['half a character', () => textOf(elementOf(0x1e, 65))],
  ['half of a pair', () => textOf(elementOf(0x1e, 0xd8, 0))],
  ['a name beyond ASCII', () => ascii(Uint8Array.from([200]))],
  ['an identifier that is cut', () => identifier(elementOf(tags.identifier, 42, 134))],
  ['an identifier that is too large', () => identifier(elementOf(tags.identifier, 255, 255, 255, 255, 255, 1))],
  ['no identifier', () => identifier(elementOf(tags.integer, 1))],
  ['a bit string of nothing', () => bits(elementOf(tags.bitString))],
])('%s is refused', (_, read) => expect(read).toThrow(DerError));
