import { nearest } from '../nearest.ts';
import { Failure } from './evaluate/failure.ts';
import { Run } from './evaluate/run.ts';
import type { Result, Supply } from './evaluate/run.ts';
import type { Library } from './library/function.ts';
import type { Problem } from './problem.ts';
import { children } from './syntax/ast.ts';
import type { Expression } from './syntax/ast.ts';
import { parse } from './syntax/parse.ts';
import type { Value } from './value.ts';

/**
 * JMESPath as Kyverno understands it: the language of https://jmespath.org/specification.html, in which a key that a
 * mapping does not have is a failure. `compile` a text, `evaluate` it with a value (`read` of data) as often as there are
 * some, and tell the places (`placesOf`) of the value that came out.
 */

/** An expression and everything that is wrong with it; null for a text that is none. */
export interface Compiled {
  readonly expression: Expression | null;
  readonly problems: readonly Problem[];
}

/** Reads an expression and looks for functions that are not there or get another number of arguments. Never throws. */
export function compile(text: string, library: Library): Compiled {
  const parsed = parse(text);
  if (!parsed.ok) return { expression: null, problems: [parsed.problem] };
  return { expression: parsed.expression, problems: problemsIn(parsed.expression, library) };
}

/** The value for a value. Never throws. */
export function evaluate(expression: Expression, value: Value, library: Library, steps: Supply): Result {
  try {
    return new Run(library, steps).evaluate(expression, value);
  } catch (error) {
    // The stack has an end of its own: functions go down into values that are nested deeper than that.
    if (error instanceof RangeError)
      return new Failure('budget', 'The expression goes deeper into a value than it may.', expression, null);
    throw error;
  }
}

function problemsIn(expression: Expression, library: Library): readonly Problem[] {
  const found: Problem[] = [];
  // A chain is as deep as it is long: the stack has an end before that.
  const rest = [expression];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.kind === 'call') found.push(...problemsOf(next, library));
    for (const child of children(next).toReversed()) rest.push(child);
  }
  return found;
}

function problemsOf({ name, nameRange, args }: Extract<Expression, { kind: 'call' }>, library: Library): Problem[] {
  const called = library.get(name);
  if (called === undefined) {
    const near = nearest(name, [...library.keys()]);
    const hint = near === null ? '' : `; did you mean "${near}"?`;
    const message = `There is no function "${name}"${hint === '' ? '.' : hint}`;
    return [{ code: 'unknown-function', message, ...nameRange, near }];
  }
  const { takes, isVariadic } = called;
  const fits = isVariadic ? args.length >= takes.length : args.length === takes.length;
  if (fits) return [];
  const wanted = `${isVariadic ? 'at least ' : ''}${takes.length} ${takes.length === 1 ? 'argument' : 'arguments'}`;
  return [{ code: 'arity', message: `"${name}" takes ${wanted}, not ${args.length}.`, ...nameRange, near: null }];
}
