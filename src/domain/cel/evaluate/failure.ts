import type { Range } from '../../range.ts';
import type { Data, Value } from '../value/data.ts';
import type { Origin } from '../value/origin.ts';
import { noOverload } from '../value/trouble.ts';
import type { Trouble, TroubleCode } from '../value/trouble.ts';

/** Why an expression has no value, where in its text, and on which data. */
export class Failure {
  readonly code: TroubleCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly from: Origin;

  constructor({ code, message }: Trouble, { start, end }: Range, from: Origin) {
    this.code = code;
    this.message = message;
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

export function mismatch(name: string, args: readonly Value[], at: Range, from: Origin): Failure {
  const data: readonly Data[] = args.map((arg) => arg.data);
  return new Failure(noOverload(name, data), at, from);
}
