import type { ScalarNode } from '../node.ts';
import { endOfBlanks, endOfLine, isBareFrom } from './line.ts';

export interface SimpleBlock {
  readonly node: ScalarNode;
  /** Offset of the line behind it. */
  readonly next: number;
}

/**
 * The block scalar whose `|` or `>` stands at an offset, in a collection that stands in a column (YAML 1.2.2, 8.1). Null for
 * what is not simple: headers with `+` or a number, blank lines in front, lines of blanks that count, folded lines that are
 * indented further.
 */
export function blockAt(text: string, start: number, to: number, parent: number): SimpleBlock | null {
  const strips = text.charAt(start + 1) === '-';
  if (!isBareFrom(text, start + (strips ? 2 : 1), to)) return null;
  const folds = text.charAt(start) === '>';
  const column = endOfBlanks(text, to + 1) - (to + 1);
  if (column <= parent) return null;
  const lines: string[] = [];
  let [at, filled, end] = [to + 1, 0, to];
  while (at < text.length) {
    const from = endOfBlanks(text, at);
    const last = endOfLine(text, at);
    if (from >= last) {
      if (last - at > column) return null;
      lines.push('');
    } else if (from - at < column) {
      if (from - at > parent) return null;
      break;
    } else {
      if (folds && from - at > column) return null;
      lines.push(text.slice(at + column, last));
      filled = lines.length;
      end = last;
    }
    at = last + 1;
  }
  if (filled === 0 || lines[0] === '') return null;
  lines.length = filled;
  const value = `${folds ? folded(lines) : lines.join('\n')}${strips ? '' : '\n'}`;
  // A text that ends without a line feed has none to keep.
  if (!strips && end >= text.length) return null;
  const trimmed = start + text.slice(start, end).trimEnd().length;
  return { node: { type: 'scalar', value, text: value, style: 'block', start, end: trimmed }, next: at };
}

/** Lines become one; each blank line between two stands for a line feed. */
function folded(lines: readonly string[]): string {
  let value = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      breaks++;
      continue;
    }
    value += index === 0 ? line : `${breaks === 0 ? ' ' : '\n'.repeat(breaks)}${line}`;
    breaks = 0;
  }
  return value;
}
