import { expect, test } from 'vitest';
import { generatedValue, generationText } from '../../../../src/domain/bootstrap/generated.ts';
import { charsets } from '../../../../src/domain/phases/secretSpec.ts';

test.each([
  ['alphanumeric', 48, /^[A-Za-z0-9]{48}$/],
  ['ascii', 400, /^[!-~]{400}$/],
  ['hex', 64, /^[0-9a-f]{128}$/],
  ['base64', 32, /^[A-Za-z0-9+/]{43}=$/],
] as const)('%s: a length of %i gives what it says', (charset, length, form) => {
  const values = Array.from({ length: 20 }, () => generatedValue({ length, charset }));
  for (const value of values) expect(value).toMatch(form);
  expect(new Set(values).size).toBe(20);
});

test('Every printable character of ASCII can come', () => {
  const all = Array.from({ length: 5 }, () => generatedValue({ length: 4096, charset: 'ascii' })).join('');
  expect(new Set(all).size).toBe(94);
});

test('A length that the schema does not have is refused', () => {
  for (const charset of charsets)
    for (const length of [0, 4097, 1.5]) expect(() => generatedValue({ length, charset })).toThrow(RangeError);
});

test('What is made is said in words', () => {
  expect(charsets.map((charset) => generationText({ length: 32, charset }))).toEqual([
    '32 random letters and digits',
    '32 random bytes in hex',
    '32 random bytes in base64',
    '32 random printable characters of ASCII',
  ]);
});
