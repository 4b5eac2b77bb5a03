import { describe, expect, test } from 'vitest';
import { concat, fromBase64, toBase64, toHex } from '../../../src/domain/bytes.ts';

describe('base64', () => {
  test.each([0, 1, 2, 3, 255, 0x8000, 0x8001, 200_000])('There and back again: %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });

  test('Line breaks count for nothing', () => expect(fromBase64('YW\r\nJj\n')).toEqual(Uint8Array.of(97, 98, 99)));
  test.each(['YQ', 'YQ=', 'Y-_Q', 'YW Jj', 'YQ==YQ=='])('%s is none', (text) => expect(fromBase64(text)).toBeNull());
});

test('Bytes one after the other', () => {
  expect(concat()).toEqual(new Uint8Array());
  expect(concat(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
});

test('Bytes in hexadecimal have two digits each', () => expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff'));
