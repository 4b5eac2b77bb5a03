import { codes } from './code.ts';
import type { Code, Severity } from './code.ts';
import type { LineStarts } from './lines.ts';
import type { Range } from './range.ts';

/**
 * What Slipway has to say of one place in one text: the currency of all engines.
 * Rules are recognised by `code`, never by the message.
 */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence in English with the value in quotes and what is wanted. */
  readonly message: string;
  /** UTF-16 offsets of the text that was judged, a byte order mark not counted. */
  readonly range: Range;
  /** Index of the document in its stream. */
  readonly document: number;
  /** Index of the object in its `List`. */
  readonly item: number | null;
  /** RFC 6901, from the root of the object: of the field itself, or of the parent of a missing one. */
  readonly pointer: string;
  /** Name of the missing field. */
  readonly property: string | null;
  /** Other places that have to do with it. */
  readonly related: readonly Related[];
  /** What would mend it, best first; edits are of the text that was judged. */
  readonly fixes: readonly Fix[];
}

export interface Related {
  readonly range: Range;
  readonly message: string;
  /** The file that the range is of; absent for the text that was judged. */
  readonly elsewhere?: Elsewhere;
}

/** Another file, whose text nobody has at hand who shows a place in it. */
export interface Elsewhere {
  readonly file: string;
  readonly lines: LineStarts;
}

export interface Fix {
  readonly title: string;
  /** Whether it is certain enough to be applied without a look. */
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** A finding with the severity of its code, on a whole document unless `more` says where. */
export function findingOf(
  code: Code,
  message: string,
  { start, end }: Range,
  more: Partial<Omit<Finding, 'code' | 'message' | 'range'>> = {},
): Finding {
  return {
    code,
    severity: codes[code],
    message,
    range: { start, end },
    document: 0,
    item: null,
    pointer: '',
    property: null,
    related: [],
    fixes: [],
    ...more,
  };
}

/** Order of output: place in the text, then code, so that identical input gives identical output. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
    (a.message < b.message ? -1 : 1)
  );
}
