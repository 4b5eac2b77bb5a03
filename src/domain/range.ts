/** Half-open range in UTF-16 offsets of one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The same range in a text that lies `offset` further on. */
export function shift(range: Range, offset: number): Range {
  return { start: range.start + offset, end: range.end + offset };
}
