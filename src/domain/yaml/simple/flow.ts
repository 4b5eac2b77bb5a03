import type { Node, Pair } from '../node.ts';
import { flowKeyAt } from './key.ts';
import { endOfBlanks } from './line.ts';
import { flowPlainAt, quotedAt } from './scalar.ts';

/** Scalars and brackets on one line, as `[CREATE, UPDATE]` and `{}`; null for what is not simple. */
export function flowAt(text: string, at: number, to: number, levels: number): Node | null {
  if (levels === 0) return null;
  const opening = text.charAt(at);
  if (opening === '[') return sequenceAt(text, at, to, levels);
  if (opening === '{') return mapAt(text, at, to, levels);
  return quotedAt(text, at, to) ?? flowPlainAt(text, at);
}

function sequenceAt(text: string, start: number, to: number, levels: number): Node | null {
  const items: Node[] = [];
  const end = membersAt(text, start, to, ']', (at) => {
    const item = flowAt(text, at, to, levels - 1);
    if (item !== null) items.push(item);
    return item?.end ?? null;
  });
  return end === null ? null : { type: 'sequence', items, start, end };
}

function mapAt(text: string, start: number, to: number, levels: number): Node | null {
  const pairs = new Map<string, Pair>();
  const end = membersAt(text, start, to, '}', (at) => {
    const found = flowKeyAt(text, at, to);
    if (found === null || pairs.has(found.name)) return null;
    const value = flowAt(text, endOfBlanks(text, found.after), to, levels - 1);
    if (value === null) return null;
    pairs.set(found.name, { name: found.name, key: found.key, value, merged: false });
    return value.end;
  });
  return end === null ? null : { type: 'map', pairs: [...pairs.values()], start, end };
}

/** Reads what stands between brackets by `member`, which tells where one ends; returns the offset behind them, or null. */
function membersAt(
  text: string,
  start: number,
  to: number,
  closing: string,
  member: (at: number) => number | null,
): number | null {
  let at = endOfBlanks(text, start + 1);
  if (text.charAt(at) === closing) return at + 1;
  while (at < to) {
    const end = member(at);
    if (end === null) return null;
    const next = endOfBlanks(text, end);
    if (text.charAt(next) === closing) return next + 1;
    if (text.charAt(next) !== ',') return null;
    at = endOfBlanks(text, next + 1);
  }
  return null;
}
