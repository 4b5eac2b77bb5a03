import type { TestItem, TestItemCollection, TestRunRequest } from 'vscode';

/** A file with tests, and those of its rows that are to run. */
export interface Wanted {
  readonly file: TestItem;
  readonly rows: readonly TestItem[];
}

/** What a request asks for, file by file: a row stands for itself, a file for all of its rows, nothing for everything. */
export function wantedOf({ include, exclude }: TestRunRequest, all: TestItemCollection): readonly Wanted[] {
  const asked = include ?? Array.from(all, ([, file]) => file);
  const left = new Set(exclude);
  const rows = new Map<TestItem, Set<TestItem>>();
  for (const item of asked) {
    const file = item.parent ?? item;
    const own = rows.get(file) ?? new Set();
    rows.set(file, own);
    for (const row of item.parent === undefined ? Array.from(item.children, ([, child]) => child) : [item])
      if (!left.has(row)) own.add(row);
  }
  return Array.from(rows, ([file, own]) => ({ file, rows: [...own] })).filter(({ file }) => !left.has(file));
}
