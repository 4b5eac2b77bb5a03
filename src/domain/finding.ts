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
  /** Absent for what no policy says of an object. */
  readonly saidBy?: SaidBy;
  /** What was taken for granted, one sentence each; absent where nothing was. */
  readonly granted?: readonly string[];
}

/** The part of a policy that says something of an object. */
export interface SaidBy {
  /** Where the policy is written: its file, the document there, and the index in its `List`. */
  readonly file: string;
  readonly document: number;
  readonly item: number | null;
  /** Of a classic policy; empty for one that has no rules. */
  readonly rule: string;
  /** Index in `validations`; null where the whole policy answers. */
  readonly validation: number | null;
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

/** Whether it is the same part of the same policy. */
export function isSameSource(one: SaidBy, other: SaidBy): boolean {
  return (
    one.file === other.file &&
    one.document === other.document &&
    one.item === other.item &&
    one.rule === other.rule &&
    one.validation === other.validation
  );
}

/** What was taken for granted, in words; null where nothing was. */
export function grantedWords({ granted = [] }: Pick<Finding, 'granted'>): string | null {
  return granted.length === 0 ? null : `Taken for granted: ${granted.join(' ')}`;
}

/** The same with all of it in its message, for who shows nothing else. */
export function spelledOut(finding: Finding): Finding {
  const words = grantedWords(finding);
  return words === null ? finding : { ...finding, message: `${finding.message} ${words}` };
}

/** To write the name that was most likely meant; `newText` is how it is written where it stands. */
export function changeTo(name: string, range: Range, newText: string = name): Fix {
  return { title: `Change to "${name}"`, preferred: true, edits: [{ range, newText }] };
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
