import { check } from './check/check.ts';
import type { Environment } from './check/environment.ts';
import { usualBudget } from './evaluate/budget.ts';
import type { Budget } from './evaluate/budget.ts';
import { Failure } from './evaluate/failure.ts';
import { Run } from './evaluate/run.ts';
import type { Lazy, Variables } from './evaluate/run.ts';
import type { Functions } from './library/functions.ts';
import { standardFunctions } from './library/standard.ts';
import type { Problem } from './problem.ts';
import type { Expression } from './syntax/ast.ts';
import { parse } from './syntax/parse.ts';
import type { Type } from './type.ts';
import type { Value } from './value/data.ts';
import type { Externals } from './value/externals.ts';
import { nothingOutside } from './value/externals.ts';
import { Given, variable } from './value/read.ts';

/**
 * How expressions are used: make an `environment` once, `compile` a text in it, `evaluate` the expression with
 * variables as often as there are some, and tell the places (`placesOf`) of the value that came out.
 */

/**
 * Variables by name (a name may have dots) and functions that expressions may use. An environment can bring
 * libraries of its own: `new Functions([...standardLibraries, mine])`.
 */
export function environmentOf(
  types: Readonly<Record<string, Type>>,
  functions: Functions = standardFunctions,
): Environment {
  return { variables: new Map(Object.entries(types)), functions };
}

/** An expression and everything that is wrong with it; null for a text that is none. */
export interface Compiled {
  readonly expression: Expression | null;
  readonly problems: readonly Problem[];
  /** What its value will be; null for a text that is no expression. */
  readonly type: Type | null;
}

/**
 * Reads an expression and checks it: what it may say, and that its result may be of the wanted type, or of one of
 * several; in the environments of Kubernetes that it is exactly of it. Never throws.
 */
export function compile(text: string, environment: Environment, wanted: Type | readonly Type[]): Compiled {
  const parsed = parse(text);
  if (!parsed.ok) return { expression: null, problems: [parsed.problem], type: null };
  const { expression } = parsed;
  const { problems, type } = check(expression, environment, wanted);
  return { expression, problems, type };
}

/** Plain data by the names of variables; a value of another type than JSON has is `Given`. */
export function variables(data: Readonly<Record<string, unknown>>): Variables {
  return new Map(Object.entries(data).map(([name, raw]): [string, Value | Lazy] => [name, variable(name, raw)]));
}

/** A moment for a variable such as `now`, in milliseconds since 1970. */
export function timestampFrom(milliseconds: number): Given {
  return new Given({ kind: 'timestamp', nanos: BigInt(Math.trunc(milliseconds)) * 1_000_000n });
}

export interface Options {
  /** Evaluate every side and every element, so that the value's origin has all that decides it. */
  readonly explain?: boolean;
  /** `Funds`, when others take from it too. */
  readonly budget?: Budget;
  /** What functions may ask that lies outside of the variables. */
  readonly externals?: Externals;
}

export type Outcome =
  | { readonly ok: true; readonly value: Value }
  /** Of a failure with code `budget` or `missing` nothing follows: the expression is not judged. */
  | { readonly ok: false; readonly failure: Failure };

/** Works out an expression, checked or not. Never throws. */
export function evaluate(
  expression: Expression,
  environment: Environment,
  values: Variables,
  options: Options = {},
): Outcome {
  return evaluation(environment, values, options)(expression);
}

/** Works out several expressions: what is worked out for one variable holds for all, and they share one budget. */
export function evaluation(
  { functions, constants }: Environment,
  values: Variables,
  { explain = false, budget = usualBudget, externals = nothingOutside }: Options = {},
): (expression: Expression) => Outcome {
  const all = constants === undefined ? values : new Map([...constants, ...values]);
  const run = new Run(functions, all, explain, budget, externals);
  return (expression) => {
    const result = run.evaluate(expression, null);
    return result instanceof Failure ? { ok: false, failure: result } : { ok: true, value: result };
  };
}
