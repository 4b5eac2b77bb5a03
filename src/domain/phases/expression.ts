import { environmentOf, evaluate } from '../cel/cel.ts';
import type { Outcome } from '../cel/cel.ts';
import type { Variables } from '../cel/evaluate/run.ts';
import { children } from '../cel/syntax/ast.ts';
import type { Expression } from '../cel/syntax/ast.ts';
import { parse } from '../cel/syntax/parse.ts';
import { plain } from '../cel/value/plain.ts';

/** An expression of a phase, read once. */
export type Prepared =
  | {
      readonly text: string;
      readonly expression: Expression;
      /** Every name in it; some of them may be variables of macros. */
      readonly names: ReadonlySet<string>;
    }
  | { readonly text: string; readonly problem: string };

/** Reads an expression. What it may name is judged in its file, and here when it is worked out. */
export function prepared(text: string): Prepared {
  const parsed = parse(text);
  if (!parsed.ok) return { text, problem: parsed.problem.message };
  return { text, expression: parsed.expression, names: namesIn(parsed.expression) };
}

export function preparedOrNull(text: string | null): Prepared | null {
  return text === null ? null : prepared(text);
}

/** The names of several expressions. */
export function namesOf(...expressions: readonly (Prepared | null)[]): ReadonlySet<string> {
  return new Set(expressions.flatMap((one) => (one !== null && 'names' in one ? Array.from(one.names) : [])));
}

export type Worked<Value> = { readonly value: Value } | { readonly problem: string; readonly because: Because };

/** `absent`: a field, key or index that is not there. `budget`: it takes too long. `wrong`: the expression itself. */
export type Because = 'absent' | 'budget' | 'wrong';

/** Works out a condition. Never throws. */
export function conditionOf(expression: Prepared, variables: Variables): Worked<boolean> {
  return typed(expression, variables, (value) => (typeof value === 'boolean' ? value : undefined), 'condition');
}

/** Works out a text. Never throws. */
export function textOf(expression: Prepared, variables: Variables): Worked<string> {
  return typed(expression, variables, (value) => (typeof value === 'string' ? value : undefined), 'text');
}

/** Works out any value as JSON has it. Never throws. */
export function dataOf(expression: Prepared, variables: Variables): Worked<unknown> {
  return typed(expression, variables, (value) => value, 'value');
}

function typed<Value>(
  expression: Prepared,
  variables: Variables,
  as: (value: unknown) => Value | undefined,
  wanted: string,
): Worked<Value> {
  if ('problem' in expression) return { problem: expression.problem, because: 'wrong' };
  const outcome: Outcome = evaluate(expression.expression, functions, variables);
  if (!outcome.ok) {
    const { code, message } = outcome.failure;
    return { problem: message, because: code === 'absent' || code === 'budget' ? code : 'wrong' };
  }
  const value = as(plain(outcome.value.data));
  return value === undefined ? { problem: `The result is no ${wanted}.`, because: 'wrong' } : { value };
}

const functions = environmentOf({});

function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const open: Expression[] = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'identifier') names.add(next.name);
    open.push(...children(next));
  }
  return names;
}
