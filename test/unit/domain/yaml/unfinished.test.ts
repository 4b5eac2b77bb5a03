import { expect, test } from 'vitest';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { unfinishedAt } from '../../../../src/domain/yaml/unfinished.ts';

/** The texts of the nodes that are unfinished at an offset, the outermost first. */
function check(text: string, offset: number, unfinished: readonly string[]): void {
  const { root } = parse(text);
  if (root === null) throw new Error(`Nothing in ${text}`);
  expect([...unfinishedAt(root, offset)].map(({ start, end }) => text.slice(start, end))).toEqual(unfinished);
}

test('The last child each time is unfinished', () =>
  check('a: {b: 1}\nc: [1, 2]', 20, ['a: {b: 1}\nc: [1, 2]', '[1, 2]', '2']));
test('What begins behind the offset is not', () =>
  check('a: {b: 1}\nc: [1, 2]', 9, ['a: {b: 1}\nc: [1, 2]', '{b: 1}', '1']));
test('A scalar alone is', () => check('a', 1, ['a']));
