/** Offsets (UTF-16) of the first character of each line; a line ends with `\n`, `\r\n` or `\r`. */
export type LineStarts = readonly number[];

/** 0-based line, and 0-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function lineStarts(text: string): LineStarts {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
}

/** An offset past the end is the end of the last line that exists. */
export function positionAt(starts: LineStarts, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - (starts[low] ?? 0) };
}

/** The line break that a text uses first; `\n` when it has only one line. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
