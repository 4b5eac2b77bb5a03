import { positionAt } from '../../domain/lines.ts';
import type { LineStarts } from '../../domain/lines.ts';
import type { Range } from '../../domain/range.ts';

/** A place as the command line says it: lines and columns from 1, columns and offsets in UTF-16 units, end exclusive. */
export interface PrintedRange {
  readonly start: PrintedPosition;
  readonly end: PrintedPosition;
}

export interface PrintedPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export function printed(range: Range, lines: LineStarts): PrintedRange {
  return { start: at(range.start, lines), end: at(range.end, lines) };
}

function at(offset: number, lines: LineStarts): PrintedPosition {
  const { line, column } = positionAt(lines, offset);
  return { line: line + 1, column: column + 1, offset };
}
