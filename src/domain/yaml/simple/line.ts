/** Where a line with content stands. Offsets are of the document's own text. */
export interface Line {
  /** Of its first character that is no blank, or of what a `- ` before it has left. */
  readonly from: number;
  readonly column: number;
  /** Of its line feed, or of the end of the text. */
  readonly to: number;
}

/** The first line at or behind an offset, which begins a line, that holds more than blanks and a comment. */
export function lineFrom(text: string, offset: number): Line | null {
  for (let start = offset; start < text.length;) {
    const to = endOfLine(text, start);
    const from = endOfBlanks(text, start);
    if (from < to && text.charCodeAt(from) !== hash) return { from, column: from - start, to };
    start = to + 1;
  }
  return null;
}

/** Nothing but blanks and a comment, which wants a blank before it, up to the end of the line. */
export function isBareFrom(text: string, at: number, to: number): boolean {
  const next = endOfBlanks(text, at);
  return next >= to || (text.charCodeAt(next) === hash && next > at);
}

/** Offset of the line feed that ends the line, or of the end of the text. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Offset of the next character that is no blank. */
export function endOfBlanks(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) === blank) next++;
  return next;
}

const [blank, hash] = [32, 35];
