import { admissionPolicyEnvironment, exceptionEnvironment } from '../../cel/environment/admissionPolicy.ts';
import type { Environment } from '../../cel/check/environment.ts';
import { at, isMap, listAt } from '../../kubernetes/read.ts';
import { loadAdmissionPolicy } from '../admission/policy.ts';
import { compileCel } from '../classic/celRule.ts';
import { asAdmitted, isMap as isDataMap } from '../data.ts';
import { compileProgram } from '../expressions/program.ts';
import type { Compilation, ExpressionProblem } from '../expressions/program.ts';
import type { Steps } from '../outcome.ts';
import { missingFor } from '../unsupported.ts';
import { loadValidatingPolicy } from '../validating/policy.ts';
import { problemAt } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { rulesOf } from './rules.ts';

/** What is wrong with the expressions of a ValidatingPolicy; those about requests to a proxy are not looked at. */
export function validatingExpressions(policy: unknown): readonly PolicyProblem[] {
  return missingFor(policy) === null ? told(policy, loadValidatingPolicy(policy, [])) : [];
}

/** What is wrong with the expressions of a ValidatingAdmissionPolicy. */
export function admissionExpressions(policy: unknown): readonly PolicyProblem[] {
  return told(policy, loadAdmissionPolicy(policy, []));
}

/**
 * What is wrong with the expressions of a classic policy: those of its rules, and those by which its webhook is asked
 * (kyverno, pkg/validation/policy: ValidateCustomWebhookMatchConditions).
 */
export function classicExpressions(policy: unknown): readonly PolicyProblem[] {
  const webhook = ['spec', 'webhookConfiguration', 'matchConditions'];
  const rules = rulesOf(policy).flatMap(({ value, steps }) => {
    if (!isMap(at(value, 'validate', 'cel'))) return [];
    const data = asAdmitted(value);
    return isDataMap(data) ? told(policy, compileCel({ data }), steps) : [];
  });
  return [...conditions(policy, webhook, admissionPolicyEnvironment({ params: false, authorizer: true })), ...rules];
}

/** What is wrong with the conditions of a PolicyException (kyverno, pkg/webhooks/celexception). */
export function exceptionExpressions(exception: unknown): readonly PolicyProblem[] {
  return conditions(exception, ['spec', 'matchConditions'], exceptionEnvironment);
}

const none = { list: [], steps: [] };

function conditions(object: unknown, steps: readonly string[], environment: Environment): readonly PolicyProblem[] {
  const list = { list: listAt(object, ...steps), steps };
  return told(
    object,
    compileProgram({ conditions: list, variables: none, validations: none, annotations: none }, environment),
  );
}

function told(
  object: unknown,
  compiled: Compilation | { readonly policy: unknown } | { readonly problems: readonly ExpressionProblem[] },
  before: Steps = [],
): readonly PolicyProblem[] {
  if (!('problems' in compiled)) return [];
  return compiled.problems.map(({ steps, problem: { message, start, end, near } }) => {
    const whole = [...before, ...steps];
    if (typeof whole.reduce(below, object) === 'string') {
      return problemAt(whole, 'expression', 'error', message, { part: { start, end }, near });
    }
    // It is told where it should be.
    return problemAt(whole.slice(0, -1), 'expression', 'error', `There is no "${String(whole.at(-1))}" here.`);
  });
}

function below(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return at(value, String(step));
}
