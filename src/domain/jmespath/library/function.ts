import type { Missing } from '../../missing.ts';
import type { Reference, Value } from '../value.ts';

/** A type that an argument may have. */
export type ArgumentType =
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | 'array'
  | 'object'
  | 'array[number]'
  | 'array[string]'
  | 'expref';

/** What a function may use besides its arguments. */
export interface Caller {
  /** The value of a reference for an element; what it does not find is null. */
  apply(reference: Reference, element: Value): Value | Trouble;
  /** Takes so many steps of the budget. */
  spend(steps: number): Trouble | undefined;
}

/** Why a function has no value. */
export class Trouble {
  readonly code: 'argument' | 'unavailable' | 'budget';
  /** As Kyverno words it, where it is a matter of the arguments. */
  readonly message: string;
  /** What would have to be known, for the code `unavailable`; else null. */
  readonly missing: Missing | null;

  constructor(code: Trouble['code'], message: string, missing: Missing | null = null) {
    this.code = code;
    this.message = message;
    this.missing = missing;
  }
}

export interface Function {
  readonly name: string;
  /** The types that each argument may have. */
  readonly takes: readonly (readonly ArgumentType[])[];
  /** Whether the last may be repeated. Such a function gets its arguments whatever their types are. */
  readonly isVariadic: boolean;
  /** Its arguments have the types that it takes. */
  readonly call: (args: readonly Value[], caller: Caller) => Value | Trouble;
}

/** Functions by their names. */
export type Library = ReadonlyMap<string, Function>;
