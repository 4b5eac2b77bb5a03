import type { Range } from '../range.ts';
import type { ScalarNode } from './node.ts';

/**
 * Where parts of a scalar's value (UTF-16 offsets of the value) stand in the text of its document, through quotes,
 * folding and indentation. Null where an escape makes one character of several: then only the whole scalar is certain.
 */
export function spansIn(node: ScalarNode, text: string): (part: Range) => Range | null {
  const { value } = node;
  const offsets = typeof value === 'string' ? offsetsOf(value, text.slice(node.start, node.end)) : null;
  return ({ start, end }) => {
    const first = offsets?.[start];
    const last = end > start ? offsets?.[end - 1] : undefined;
    if (first === undefined || (end > start && last === undefined)) return null;
    return { start: node.start + first, end: node.start + (last === undefined ? first : last + 1) };
  };
}

/** Where one part stands. */
export function spanIn(node: ScalarNode, text: string, part: Range): Range | null {
  return spansIn(node, text)(part);
}

/** For each character of the value, and for its end, the offset of the one that stands for it. */
function offsetsOf(value: string, raw: string): readonly number[] | null {
  const quote = raw.startsWith('"') || raw.startsWith("'") ? raw.charAt(0) : '';
  let at = quote === '' ? headerOf(raw) : 1;
  const offsets: number[] = [];
  for (let index = 0; index < value.length; index++) {
    if (isBlank(value, index)) {
      const blank = endOfBlank(value, index);
      // The line break at the end of a block is not part of its node.
      if (!isBlank(raw, at) && at < raw.length) return null;
      // Of a fold only its beginning is certain: what stands for it is a line break and an indentation.
      for (const from = index; index < blank; index++)
        offsets.push(Math.min(at + index - from, endOfBlank(raw, at) - 1));
      at = endOfBlank(raw, at);
      index -= 1;
      continue;
    }
    const taken = takenBy(value.charAt(index), raw, at, quote);
    if (taken === null) return null;
    offsets.push(at);
    at += taken;
  }
  return [...offsets, at];
}

/** How much of the text one character of the value takes; null when it is not there as itself. */
function takenBy(character: string, raw: string, at: number, quote: string): number | null {
  if (quote === "'" && character === "'") return raw.startsWith("''", at) ? 2 : null;
  if (quote === '"' && raw.charAt(at) === '\\') return raw.charAt(at + 1) === character ? 2 : null;
  return raw.charAt(at) === character ? 1 : null;
}

/** A block scalar begins behind its header and the indentation of its first line. */
function headerOf(raw: string): number {
  const header = /^[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n/.exec(raw)?.[0].length;
  return header === undefined ? 0 : endOfBlank(raw, header);
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function endOfBlank(text: string, from: number): number {
  let end = from;
  while (isBlank(text, end)) end++;
  return end;
}
