import { applyEdits } from '../../edits.ts';
import type { Edit } from '../../finding.ts';
import { contentsOf } from '../../kubernetes/contents.ts';
import type { Candidate } from '../../kubernetes/contents.ts';
import { isSame } from '../../plain.ts';
import { toData } from '../../yaml/data.ts';
import { toJSON } from '../../yaml/json.ts';
import type { Node } from '../../yaml/node.ts';
import { parse } from '../../yaml/parse.ts';
import { changed, treeOf, valueAt } from './change.ts';
import type { Change } from './change.ts';
import { writeChanges } from './write.ts';

/** An object of a document. */
export interface InText {
  /** Of the document. */
  readonly text: string;
  readonly root: Node;
}

export interface Edited {
  readonly edits: readonly Edit[];
  /** What the object is then. */
  readonly data: unknown;
}

/**
 * Edits of the document that make the changes in its object and none else, comments and layout kept; null where there are
 * none. What was written is read back: the other objects of a list, and what anchors share, have to be as before.
 */
export function edited({ text, root }: InText, changes: readonly Change[]): Edited | null {
  const before = readAgain(text);
  const found = before?.candidates.find(({ node: { start, end } }) => start === root.start && end === root.end);
  if (before === null || found === undefined) return null;
  const path = found.item === null ? [] : ['items', found.item];
  const inDocument = changes.map((change) => Object.assign({}, change, { steps: path.concat(change.steps) }));
  const wanted = changed(toJSON(before.root), treeOf(inDocument));
  if (wanted === undefined) return null;
  for (const side of ['behind', 'before'] as const) {
    const edits = inOrder(writeChanges(text, root, treeOf(changes), side) ?? []);
    const after = edits === null ? null : readAgain(applyEdits(text, edits));
    if (edits === null || after === null || !isSame(toJSON(after.root), wanted)) continue;
    return { edits, data: valueAt(toData(after.root), path) };
  }
  return null;
}

/** By their places, what is inserted before what goes; null when there are none, or one reaches into another. */
function inOrder(edits: readonly Edit[]): readonly Edit[] | null {
  const sorted = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const isClear = sorted.every(({ range }, index) => range.start >= (sorted[index - 1]?.range.end ?? 0));
  return isClear && sorted.length > 0 ? sorted : null;
}

/** Null for a text that can't be read. */
function readAgain(text: string): { readonly root: Node; readonly candidates: readonly Candidate[] } | null {
  const parsed = parse(text);
  const { problems, candidates } = contentsOf(parsed);
  return parsed.root === null || problems.length > 0 ? null : { root: parsed.root, candidates };
}
