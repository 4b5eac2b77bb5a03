import { expect, test } from 'vitest';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { parseRecently } from '../../../src/repository/parseRecently.ts';

test.each(['a: 1', 'a: [', ''])('It says of %j what the parser says', (text) => {
  expect(parseRecently(text)).toEqual(parse(text));
});

test.each<[string, number, boolean]>([
  ['is not parsed again', 0, true],
  ['is not parsed again after a few others', 7, true],
  ['is parsed again after many others', 8, false],
])('A text %s', (_, others, isKnown) => {
  const first = parseRecently('a: 1');
  for (let other = 0; other < others; other++) parseRecently(`b: ${other}`);
  expect(parseRecently('a: 1') === first).toBe(isKnown);
});

test('What is asked for again counts as new', () => {
  const first = parseRecently('a: 1');
  for (let other = 0; other < 20; other++) {
    parseRecently(`b: ${other}`);
    expect(parseRecently('a: 1')).toBe(first);
  }
});
