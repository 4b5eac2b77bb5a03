import { describe, expect, test, vi } from 'vitest';
import { charsets, entropyBits, generateValue } from '../../../../src/domain/sealing/generate.ts';

describe('a generated value', () => {
  test.each(Object.entries(charsets))('has the length that is wanted, of %s', (_, characters) => {
    for (const length of [1, 32, 4096]) {
      const value = generateValue(length, characters);
      expect(value).toHaveLength(length);
      expect(value.split('').filter((character) => !characters.includes(character))).toEqual([]);
    }
  });

  test('is another each time', () => expect(generateValue(32)).not.toBe(generateValue(32)));

  test('takes every character equally: bytes that would favour the first ones are thrown away', () => {
    const given = [253, 255, 254, 2, 252, 0, 251];
    const random = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (array instanceof Uint8Array) for (let at = 0; at < array.length; at++) array[at] = given.shift() ?? 0;
      return array;
    });
    // 255 would be one more chance for the first of three.
    expect(generateValue(3, 'abc')).toBe('bcc');
    random.mockRestore();
  });

  test('uses each character once, however often it was named', () => {
    expect(new Set(generateValue(200, 'aaaaaaab'))).toEqual(new Set(['a', 'b']));
  });

  test.each([
    [0, 'ab'],
    [4097, 'ab'],
    [1.5, 'ab'],
    [Number.NaN, 'ab'],
    [8, ''],
    [8, 'aaa'],
    [8, String.fromCodePoint(...Array.from({ length: 257 }, (_, index) => 0x4e00 + index))],
  ])('%s characters of %j are refused', (length, characters) => {
    expect(() => generateValue(length, characters)).toThrow(RangeError);
  });
});

test.each([
  [32, 'hex', 128],
  [32, 'alphanumeric', 190],
  [1, 'digits', 3],
] as const)('%i characters of %s have %i bits', (length, name, bits) => {
  expect(entropyBits(length, charsets[name])).toBe(bits);
});
