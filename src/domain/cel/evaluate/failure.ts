import type { Missing } from '../../missing.ts';
import type { Range } from '../../range.ts';
import type { Data, Value } from '../value/data.ts';
import { both } from '../value/origin.ts';
import type { Origin } from '../value/origin.ts';
import { noOverload } from '../value/trouble.ts';
import type { Trouble, TroubleCode } from '../value/trouble.ts';

/** Why an expression has no value, where in its text, and on which data. */
export class Failure {
  readonly code: TroubleCode;
  readonly message: string;
  /** As cel-go says it. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly from: Origin;
  /** What would have to be known, for the code `missing`; else null. */
  readonly missing: Missing | null;

  constructor({ code, message, missing, words }: Trouble, { start, end }: Range, from: Origin) {
    this.code = code;
    this.message = message;
    this.missing = missing;
    this.words = words;
    this.start = start;
    this.end = end;
    this.from = from;
  }
}

export type Result = Value | Failure;

/** Whether nothing may be concluded any more: another operand's value would not help. */
export function isFinal(result: Result): result is Failure {
  return result instanceof Failure && result.code === 'budget';
}

/** Of two failures the one that counts: a value that is only not known here might be one that settles the rest. */
export function worse(known: Failure | null, next: Failure): Failure {
  return known === null || (known.code !== 'missing' && next.code === 'missing') ? next : known;
}

/** The same failure, which other data are to blame for before its own. */
export function blamedOn(from: Origin, failure: Failure): Failure {
  return new Failure(failure, failure, both(from, failure.from));
}

export function mismatch(name: string, args: readonly Value[], at: Range, from: Origin, words?: string): Failure {
  const data: readonly Data[] = args.map((arg) => arg.data);
  return new Failure(noOverload(name, data, words), at, from);
}
