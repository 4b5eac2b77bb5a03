import type { Range } from '../range.ts';

/** What keeps a text from being an expression, or an expression from being one that can work. */
export interface Problem extends Range {
  readonly code: 'syntax' | 'unknown-function' | 'arity';
  /** One sentence. */
  readonly message: string;
  /** The name that was most likely meant in place of the one at this range. */
  readonly near: string | null;
}

/** Thrown and caught inside of the parser alone. */
export class SyntaxTrouble extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, { start, end }: Range) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
