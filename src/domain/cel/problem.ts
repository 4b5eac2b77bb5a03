import type { Range } from '../range.ts';

/** What keeps an expression from being understood; rules are told apart by code, never by message. */
export type ProblemCode =
  | 'syntax'
  | 'unknown-name'
  | 'unknown-field'
  | 'unknown-function'
  | 'arity'
  | 'type'
  /** A constant that no data can make sense of: a bad pattern, a text that is no duration. */
  | 'argument'
  | 'duplicate-key'
  | 'result';

/** One sentence and its place in UTF-16 offsets of the expression's text. */
export interface Problem extends Range {
  readonly code: ProblemCode;
  readonly message: string;
  /** The known name that the writer most likely meant in place of the one at this range. */
  readonly near: string | null;
}

export function syntaxProblem(message: string, start: number, end: number): Problem {
  return { code: 'syntax', message, start, end, near: null };
}
