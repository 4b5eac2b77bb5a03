import { expect, test } from 'vitest';
import { goJsonText } from '../../../src/domain/goJsonText.ts';

test.each([
  ['a "b"', String.raw`"a \"b\""`],
  ['<a href="x">&', String.raw`"\u003ca href=\"x\"\u003e\u0026"`],
  ['\u2028\u2029', String.raw`"\u2028\u2029"`],
  ['ä€😀', '"ä€😀"'],
])('%j', (text, written) => {
  expect(goJsonText(text)).toBe(written);
  expect(JSON.parse(written)).toBe(text);
});
