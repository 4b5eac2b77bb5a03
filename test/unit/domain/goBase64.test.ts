import { expect, test } from 'vitest';
import { decodeGoBase64 } from '../../../src/domain/goBase64.ts';

test.each([
  ['', []],
  ['YQ==', [97]],
  ['YWI=', [97, 98]],
  ['YWJj', [97, 98, 99]],
  ['Y\nW\r\nJj', [97, 98, 99]],
  ['YQ=\n=\n', [97]],
])('%j', (text, bytes) => expect(decodeGoBase64(text)).toEqual(Uint8Array.from(bytes)));

test.each([
  ['Y', 0],
  ['YWJjY', 4],
  ['YQ', 0],
  ['YQ=', 3],
  ['=', 0],
  ['Y=', 1],
  ['YQ=x', 2],
  ['YQ==x', 4],
  ['YWI=x', 4],
  ['YW J', 2],
  ['YWJj-', 4],
])('%j is broken at byte %d', (text, at) =>
  expect(decodeGoBase64(text)).toBe(`illegal base64 data at input byte ${at}`),
);
