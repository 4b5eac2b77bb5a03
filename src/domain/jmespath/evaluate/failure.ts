import type { Origin } from '../../cel/value/origin.ts';
import type { Missing } from '../../missing.ts';
import type { Range } from '../../range.ts';

export type FailureCode =
  /** A key that a mapping does not have: most of what stands around it makes null of that. */
  | 'not-found'
  /** Arguments that a function does not take. */
  | 'argument'
  /** A function that is not there. */
  | 'unknown'
  /** What it needs can't be had here: a clock, a network, chance. */
  | 'unavailable'
  /** Steps are used up: nothing is known of the value. */
  | 'budget';

/** Why an expression has no value, where in its text, and on which data. */
export class Failure {
  readonly code: FailureCode;
  /** As Kyverno words it, where that is known. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly from: Origin;
  /** What would have to be known, for the code `unavailable`; else null. */
  readonly missing: Missing | null;

  constructor(code: FailureCode, message: string, { start, end }: Range, from: Origin, missing: Missing | null = null) {
    this.code = code;
    this.message = message;
    this.start = start;
    this.end = end;
    this.from = from;
    this.missing = missing;
  }
}
