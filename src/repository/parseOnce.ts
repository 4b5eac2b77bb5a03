import type { Roots } from '../domain/own/root.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { parse } from '../domain/yaml/parse.ts';
import type { ParsedDocument } from '../domain/yaml/parse.ts';

/** Reads the text of one document. */
export type Parse = (text: string) => ParsedDocument;

/** What was parsed last time of each repository, by text: an edit changes one of many files. */
const known = new WeakMap<Roots, ReadonlyMap<string, ParsedDocument>>();

/** A parser that knows the texts of last time, and forgets those that are not there any more. */
export function parseOnce(tree: Tree): Parse {
  const { roots } = tree;
  if (roots === undefined) return parse;
  const before = known.get(roots);
  const now = new Map<string, ParsedDocument>();
  known.set(roots, now);
  return (text) => {
    const parsed = now.get(text) ?? before?.get(text) ?? parse(text);
    now.set(text, parsed);
    return parsed;
  };
}
