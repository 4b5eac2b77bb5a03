import { expect, test } from 'vitest';
import { goQuoted } from '../../../src/domain/goQuoted.ts';

test.each([
  ['ä😀 b', '"ä😀 b"'],
  ['"\\', String.raw`"\"\\"`],
  ['\u0007\b\f\n\r\t\v', String.raw`"\a\b\f\n\r\t\v"`],
  ['\u0000\u007f', String.raw`"\x00\x7f"`],
  ['\u00a0\u200b\ufeff', String.raw`"\u00a0\u200b\ufeff"`],
  ['\u{e0001}', String.raw`"\U000e0001"`],
])('%j is quoted as %s', (text, quoted) => expect(goQuoted(text)).toBe(quoted));
