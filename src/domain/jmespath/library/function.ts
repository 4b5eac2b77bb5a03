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
  readonly message: string;

  constructor(code: Trouble['code'], message: string) {
    this.code = code;
    this.message = message;
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
