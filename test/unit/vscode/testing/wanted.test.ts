import { expect, test } from 'vitest';
import type { TestItem, TestItemCollection, TestRunRequest } from 'vscode';
import { wantedOf } from '../../../../src/vscode/testing/wanted.ts';

function fileOf(id: string, ...rows: readonly string[]): TestItem {
  const file = { id, parent: undefined, children: new Map() };
  for (const row of rows) file.children.set(row, { id: row, parent: file, children: new Map() });
  return file as unknown as TestItem;
}

const [one, two] = [fileOf('one', 'a', 'b'), fileOf('two', 'c')];
const all = new Map([one, two].map((file) => [file.id, file])) as unknown as TestItemCollection;
const row = (file: TestItem, id: string): TestItem => file.children.get(id) ?? file;

test.each<[string, readonly TestItem[] | undefined, readonly TestItem[], Readonly<Record<string, readonly string[]>>]>([
  ['everything', undefined, [], { one: ['a', 'b'], two: ['c'] }],
  ['a file', [two], [], { two: ['c'] }],
  ['rows of a file', [row(one, 'b'), row(one, 'a')], [], { one: ['b', 'a'] }],
  ['a file and a row of it', [one, row(one, 'a')], [], { one: ['a', 'b'] }],
  ['all but a row', undefined, [row(one, 'a')], { one: ['b'], two: ['c'] }],
  ['all but a file', undefined, [one], { two: ['c'] }],
])('%s', (_, include, exclude, wanted) => {
  const found = wantedOf({ include, exclude } as unknown as TestRunRequest, all);
  expect(Object.fromEntries(found.map(({ file, rows }) => [file.id, rows.map(({ id }) => id)]))).toEqual(wanted);
});
