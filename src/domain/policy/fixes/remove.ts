import type { Edit } from '../../finding.ts';
import type { MapNode, Pair } from '../../yaml/node.ts';
import { isFlow, lineEnd, lineStart } from './style.ts';

/** The edit that takes a field out of a map with others; null where something else would have to go or move with it. */
export function removal(text: string, map: MapNode, pair: Pair): Edit | null {
  const pairs = map.pairs.toSorted((a, b) => a.key.start - b.key.start);
  const index = pairs.indexOf(pair);
  const [before, after] = [pairs[index - 1], pairs[index + 1]];
  const { key } = pair;
  if (before === undefined && after === undefined) return null;
  if (isFlow({ text }, map))
    return after === undefined ? cut(endOf(before ?? pair), endOf(pair)) : cut(key.start, after.key.start);
  const from = lineStart(text, key.start);
  if (text.slice(from, key.start).trim() === '') return wholeLines(text, from, lineEnd(text, endOf(pair)));
  // It shares its line with the dash of an item: the next field moves up to it.
  const isAlone = after !== undefined && nothingElse.test(text.slice(endOf(pair), after.key.start));
  return isAlone ? cut(key.start, after.key.start) : null;
}

/** The rest of a line, and blanks. */
const nothingElse = /^[ \t]*(?:#[^\r\n]*)?\s*$/;

/** With the line break before them, so that what is inserted behind them stays clear of them; that of the first line is behind it. */
function wholeLines(text: string, start: number, end: number): Edit {
  const before = /(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(start - 2, 0), start))?.[0] ?? '';
  const behind = before === '' ? (/^(?:\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0] ?? '') : '';
  return cut(start - before.length, end + behind.length);
}

function endOf({ key, value }: Pair): number {
  return Math.max(key.end, value.end);
}

function cut(start: number, end: number): Edit {
  return { range: { start, end }, newText: '' };
}
