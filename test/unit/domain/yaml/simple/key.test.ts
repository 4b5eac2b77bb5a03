import { expect, test } from 'vitest';
import { flowKeyAt, keyAt } from '../../../../../src/domain/yaml/simple/key.ts';

test.each<readonly [text: string, wanted: readonly [name: string, after: number] | null]>([
  ['a: b', ['a', 2]],
  ['a:', ['a', 2]],
  ['a.b/c: d', ['a.b/c', 6]],
  ['a b: c', ['a b', 4]],
  ['=(a): c', ['=(a)', 5]],
  ["'a: b': c", ['a: b', 7]],
  ['8080: c', ['8080', 5]],
  ['true: c', ['true', 5]],
  ['a:b', null],
  ['a : b', null],
  ['a # c: d', null],
  ['~: a', null],
  ['<<: a', null],
  ['- a: b', null],
  ['? a', null],
  ['--- a: b', null],
  [`${'a'.repeat(1001)}: b`, null],
])('%j', (text, wanted) => {
  const found = keyAt(text, 0, text.length);
  expect(found && [found.name, found.after]).toEqual(wanted);
});

test('Between brackets a key has no character that means something there', () => {
  expect(flowKeyAt('a: b', 0, 4)?.name).toBe('a');
  expect(flowKeyAt('a}b: c', 0, 6)).toBeNull();
});
