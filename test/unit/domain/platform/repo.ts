import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect } from 'vitest';
import { judgePhase } from '../../../../src/domain/phases/judge.ts';
import { rootOf } from '../../../../src/domain/own/root.ts';
import { judgePlatform, judgeTable } from '../../../../src/domain/platform/judge.ts';
import type { JudgedFile } from '../../../../src/domain/own/judged.ts';
import type { Tree } from '../../../../src/domain/platform/tree.ts';
import type { Place } from '../../../../src/domain/schema/place.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { product } from '../../product.ts';

/** A small platform repository in which nothing is wrong, by path. */
export const good: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(join(product, 'test/fixtures/platform/good'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.split(`good${sep}`)[1]?.replaceAll(sep, '/') ?? '', readFileSync(path, 'utf8')]),
);

/** A file of the good repository with some of its text exchanged. */
export function edited(path: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${path} does not have ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, good[path] ?? '');
}

/** The judgement of a text in the place of a file of the good repository, or of one with other files besides. */
export function judged(path: string, text: string, others: Readonly<Record<string, string>> = {}): JudgedFile {
  const tree = memoryTree({ ...good, ...others, [path]: text });
  return judgedIn(tree, path, text);
}

export function judgedIn(tree: Tree, path: string, text: string): JudgedFile {
  if (path === 'platform.yaml') return judgePlatform(text, { tree });
  return path.startsWith('phases/') ? judgePhase(text, path, tree) : judgeTable(text, path, tree);
}

/** What is exchanged in a good file. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** What an edit of a good file leads to, as `code «underlined» message`. */
export function check(
  path: string,
  edits: Edits,
  expected: readonly string[],
  others: Readonly<Record<string, string>> = {},
): void {
  const text = edited(path, ...edits);
  const { findings } = judged(path, text, others);
  expect(
    findings.map(({ code, range, message }) => `${code} «${text.slice(range.start, range.end)}» ${message}`),
  ).toEqual(expected);
}

/** The place of a whole text, as the rules walk it. */
export function placeOf(text: string): Place {
  const root = rootOf(text);
  if (root === null) throw new Error(`Nothing in ${text}`);
  return root;
}
