import { expect, test } from 'vitest';
import { jsonTexts, strictJsonTexts } from '../../../../../src/domain/policy/conditions/jsonTexts.ts';

test.each<[string, readonly string[] | null, readonly string[] | null]>([
  ['["a","b"]', ['a', 'b'], ['a', 'b']],
  [' [ ] ', [], []],
  ['["a",null]', ['a', ''], ['a', '']],
  ['null', [], []],
  ['a', ['a'], null],
  ['', [''], null],
  ['[a]', ['[a]'], null],
  ['1', null, null],
  ['"a"', null, null],
  ['{}', null, null],
  ['[1]', null, null],
  ['[["a"]]', null, null],
])('%s holds %j, strictly %j', (text, texts, strict) => {
  expect(jsonTexts(text)).toEqual(texts);
  expect(strictJsonTexts(text)).toEqual(strict);
});
