import type { LineStarts } from '../lines.ts';
import { positionAt } from '../lines.ts';
import type { MapNode, Node, Pair } from '../yaml/node.ts';
import type { Comment } from './comments.ts';

/** A text by its lines, with its comments. */
export interface Page {
  readonly text: string;
  readonly starts: LineStarts;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
}

/** One entry of a mapping in block style, with the comments that are about it. */
export interface Entry {
  readonly pair: Pair;
  /** Lines, from 0, both included. */
  readonly first: number;
  readonly last: number;
  /** Comments on lines of their own above the entry. */
  readonly above: readonly Comment[];
  /** Comments behind key or value. */
  readonly beside: readonly Comment[];
  /** Comments below the entry that are indented deeper: they belong to what is in it. */
  readonly below: readonly Comment[];
}

export function lineOf(page: Page, offset: number): number {
  return positionAt(page.starts, offset).line;
}

export function columnOf(page: Page, offset: number): number {
  return positionAt(page.starts, offset).column;
}

/** A line without its line break. */
export function lineText({ text, starts }: Page, line: number): string {
  return text.slice(starts[line], starts[line + 1] ?? text.length).replace(/\r?\n$|\r$/, '');
}

/** Where an entry ends that is the last of its mapping: behind the comments below it that are indented deeper than its key. */
export function lastLineOf(page: Page, pair: Pair): number {
  const column = columnOf(page, pair.key.start);
  let last = lineOf(page, Math.max(pair.key.end, pair.value.end) - 1);
  for (let line = last + 1; line < page.starts.length; line++) {
    const written = lineText(page, line);
    if (written.trim() === '') continue;
    if (!/^\s*#/.test(written) || indentOf(written) <= column) break;
    last = line;
  }
  return last;
}

/**
 * The entries of a mapping in block style in the order of the text; null for a mapping that is laid out in any other way:
 * in braces, with merges or aliases, with several keys on a line, with keys that are marked by `?`.
 * What belongs to them lies from line `first` to line `last`.
 */
export function entriesOf(page: Page, map: MapNode, first: number, last: number): Entry[] | null {
  if (!isBlock(page, map)) return null;
  const pairs = map.pairs.toSorted((a, b) => a.key.start - b.key.start);
  const column = columnOf(page, map.start);
  const isPlainLayout = pairs.every(
    ({ key, value, merged }, index) =>
      !merged &&
      !hasAlias(value) &&
      columnOf(page, key.start) === column &&
      (index === 0 || lineText(page, lineOf(page, key.start)).slice(0, column).trim() === ''),
  );
  if (!isPlainLayout) return null;
  const entries: Entry[] = [];
  for (const [index, pair] of pairs.entries()) {
    const following = pairs[index + 1];
    const line = lineOf(page, pair.key.start);
    const end = lineOf(page, Math.max(pair.key.end, pair.value.end) - 1);
    const stop = following === undefined ? last : lineOf(page, following.key.start) - 1;
    const after = commentsBetween(page, end + 1, stop);
    const outdented = after.findIndex((comment) => columnOf(page, comment.start) <= column);
    const below = following === undefined || outdented === -1 ? after : after.slice(0, outdented);
    const previous = entries.at(-1);
    const from = previous === undefined ? first : previous.last + 1;
    // What is not below the entry before is above this one.
    const above = commentsBetween(page, from, line - 1).slice(previous?.below.length ?? 0);
    const beside = commentsBetween(page, line, end);
    entries.push({ pair, first: line, last: end, above, beside, below });
  }
  return entries;
}

export function isBlock({ text }: Page, node: Node): boolean {
  return node.type === 'map' && node.pairs.length > 0 && text.charAt(node.start) !== '{';
}

function hasAlias(node: Node): boolean {
  switch (node.type) {
    case 'alias':
      return true;
    case 'scalar':
      return false;
    case 'sequence':
      return node.items.some(hasAlias);
    case 'map':
      return node.pairs.some(({ value, merged }) => merged || hasAlias(value));
  }
}

/** The number of blanks in front of a line. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The comments that begin in these lines, both included. */
export function commentsBetween({ starts, comments }: Page, first: number, last: number): readonly Comment[] {
  const index = (line: number): number => {
    const offset = starts[line] ?? Number.POSITIVE_INFINITY;
    let [low, high] = [0, comments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return comments.slice(index(first), index(last + 1));
}
