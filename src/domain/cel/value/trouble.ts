import type { Data } from './data.ts';
import { typeNameOf } from './data.ts';

/** Why there is no value, told by what has no place in the text: one sentence. */
export class Trouble {
  readonly code: TroubleCode;
  readonly message: string;

  constructor(code: TroubleCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

export type TroubleCode =
  /** A field, key or index that is not there. */
  | 'absent'
  /** No function or operator for values of these types. */
  | 'overload'
  /** A name that nobody declared. */
  | 'unknown'
  /** A number, date or text outside of what its type holds. */
  | 'range'
  /** An argument that does not say what it should: a bad pattern, a text that is no number. */
  | 'argument'
  /** Steps or memory are used up: nothing is known of the value. */
  | 'budget';

export function outOfRange(message: string): Trouble {
  return new Trouble('range', message);
}

export function badArgument(message: string): Trouble {
  return new Trouble('argument', message);
}

export function noOverload(name: string, args: readonly Data[]): Trouble {
  const given = args.length === 0 ? 'call without arguments' : args.map(typeNameOf).join(' and ');
  return new Trouble('overload', `"${name}" takes no ${given}.`);
}
