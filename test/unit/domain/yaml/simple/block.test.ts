import { expect, test } from 'vitest';
import { blockAt } from '../../../../../src/domain/yaml/simple/block.ts';

test.each<readonly [text: string, wanted: readonly unknown[] | null]>([
  ['|\n  a\n   b\n\n  c\n', ['a\n b\n\nc\n', 15, 16]],
  ['|- # c\n a\n\nb: 1\n', ['a', 9, 11]],
  ['>-\n a\n b\n\n c\n', ['a b\nc', 12, 13]],
  ['>\n a\n b\n', ['a b\n', 7, 8]],
  ['|+\n a\n', null],
  ['|2\n  a\n', null],
  ['|\n\n a\n', null],
  ['|\na\n', null],
  ['|\n  a\n b\n', null],
  ['>\n a\n  b\n', null],
  ['|\n a\n   \n b\n', null],
  ['|\n a', null],
  ['|-\n a', ['a', 5, 6]],
])('%j', (text, wanted) => {
  const block = blockAt(text, 0, text.indexOf('\n'), 0);
  expect(block && [block.node.value, block.node.end, block.next]).toEqual(wanted);
});
