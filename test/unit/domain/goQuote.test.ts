import { expect, test } from 'vitest';
import { byteText, quotedBytes } from '../../../src/domain/goQuote.ts';

test('A text becomes its bytes', () => {
  expect(byteText('aé')).toBe('a\u00c3\u00a9');
});

test.each([
  ['abc', '"abc"'],
  ['a"b\\', String.raw`"a\"b\\"`],
  ['é', String.raw`"\xc3\xa9"`],
  ['\n', String.raw`"\x0a"`],
  ['\u007f', '"\u007f"'],
])('%j is quoted as %s', (text, quoted) => expect(quotedBytes(byteText(text))).toBe(quoted));
