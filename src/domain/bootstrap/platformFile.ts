import type { Range } from '../range.ts';
import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import { split } from '../yaml/split.ts';

/** The file that depends on the place where a platform stands, and says which phases Argo CD may install. */
export const platformPath = 'platform.yaml';

export interface Unreadable {
  readonly problem: string;
}

/** A text of `platform.yaml`, in which single values are changed. */
export interface PlatformFile {
  /** What stands under names one below the other; null where nothing does. */
  valueAt(...names: readonly string[]): PlatformValue | null;
}

export interface PlatformValue {
  readonly node: Node;
  /** In the text. */
  readonly range: Range;
  /** As it is written. */
  readonly written: string;
}

/** Reads a text of `platform.yaml`; in a sentence why it can't be told. */
export function platformFile(text: string): PlatformFile | Unreadable {
  // A text that was no UTF-8 would not be itself when it is written again.
  if (text.includes('\ufffd')) return { problem: `${platformPath} is no UTF-8.` };
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const [document, another] = split(text.slice(mark));
  if (document === undefined || another !== undefined) return { problem: `${platformPath} is not one document.` };
  const { root, problems } = parse(document.text);
  if (root === null || problems.length > 0) return { problem: `${platformPath} can't be read.` };
  const before = mark + document.start;
  return {
    valueAt: (...names) => {
      const node = names.reduce<Node | null>(valueOf, root);
      if (node === null) return null;
      const range = { start: before + node.start, end: before + node.end };
      return { node, range, written: document.text.slice(node.start, node.end) };
    },
  };
}

/** What a map says under a name itself, not by merging. */
function valueOf(node: Node | null, name: string): Node | null {
  const here = node === null ? null : content(node);
  return here?.type === 'map'
    ? (here.pairs.findLast((pair) => !pair.merged && pair.name === name)?.value ?? null)
    : null;
}
