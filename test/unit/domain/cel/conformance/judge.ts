import { compile, environmentOf, evaluate } from '../../../../../src/domain/cel/cel.ts';
import type { Environment } from '../../../../../src/domain/cel/check/environment.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import { written } from '../printed.ts';
import type { Case } from './suite.ts';
import { typeOf } from './type.ts';
import { dataOf, field, made, textOf } from './value.ts';

/** What comes of a case: a value, `checked`, or `error:` and a sentence. */
export function judged(one: Case): string {
  const parsed = parse(one.expr);
  if (!parsed.ok) return `error: ${parsed.problem.message}`;
  const environment = environmentOfCase(one);
  const problems = one.disableCheck === true ? [] : compile(one.expr, environment, dyn).problems;
  if (problems.length > 0) return `error: ${problems.map(({ message }) => message).join(' ')}`;
  if (one.checkOnly === true) return 'checked';
  const bound = Object.entries(one.bindings ?? {}).map(
    ([name, value]) => [name, made(dataOf(field(value, 'value')))] as const,
  );
  const outcome = evaluate(parsed.expression, environment, new Map(bound));
  return outcome.ok ? written(outcome.value.data) : `error: ${outcome.failure.message}`;
}

/** What the data wants to come of it. */
export function wanted(one: Case): string {
  if (one.evalError !== undefined) return 'error';
  if (one.checkOnly === true) return 'checked';
  return written(dataOf(one.value ?? one.typedResult?.result ?? { boolValue: true }));
}

export function environmentOfCase({ typeEnv = [] }: Case): Environment {
  const variables = typeEnv.filter((declared) => field(declared, 'ident') !== undefined);
  return environmentOf(
    Object.fromEntries(
      variables.map((declared) => [textOf(field(declared, 'name')), typeOf(field(field(declared, 'ident'), 'type'))]),
    ),
  );
}
