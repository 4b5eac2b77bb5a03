import { compile, evaluate, variables } from '../../../../src/domain/cel/cel.ts';
import type { Options } from '../../../../src/domain/cel/cel.ts';
import type { Environment } from '../../../../src/domain/cel/check/environment.ts';
import { admissionPolicyEnvironment } from '../../../../src/domain/cel/environment/admissionPolicy.ts';
import { validatingPolicyEnvironment } from '../../../../src/domain/cel/environment/validatingPolicy.ts';
import { dyn } from '../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../src/domain/cel/type.ts';
import { written } from './printed.ts';

export const kubernetes: Environment = admissionPolicyEnvironment({ params: true, authorizer: true });
export const kyverno: Environment = validatingPolicyEnvironment({ namespaced: false });

/** A value as CEL writes it, a failure as `code: sentence`, or of what is refused `code [the text it is at] sentence`. */
export function said(
  environment: Environment,
  text: string,
  data: Readonly<Record<string, unknown>> = {},
  options: Options = {},
  wanted: Type | readonly Type[] = dyn,
): string {
  const { expression, problems } = compile(text, environment, wanted);
  const [first] = problems;
  if (first !== undefined) return `${first.code} [${text.slice(first.start, first.end)}] ${first.message}`;
  if (expression === null) return 'nothing';
  const outcome = evaluate(expression, environment, variables(data), options);
  return outcome.ok ? written(outcome.value.data) : `${outcome.failure.code}: ${outcome.failure.message}`;
}
