import { compile } from '../../cel/cel.ts';
import type { Environment } from '../../cel/check/environment.ts';
import { growing } from '../../cel/environment/variable.ts';
import { dyn } from '../../cel/type.ts';
import type { Type } from '../../cel/type.ts';
import { at, textAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';
import { expressionListsOf } from './lists.ts';
import type { ExpressionList } from './lists.ts';

/**
 * What the expression at some steps of a policy or an exception may say, written or not; null where none stands. It sees
 * the variables that are declared before it, by the types that they come out with. `objectType` is asked for the type of
 * what the policy is about, which is more than those know who judge.
 */
export function environmentAt(policy: unknown, steps: Steps, objectType: () => Type): Environment | null {
  const list = expressionListsOf(policy).find((one) => isAt(one, steps));
  if (list === undefined) return null;
  const environment = about(list.environment, objectType());
  const { variables } = list;
  if (variables === null) return environment;
  const all = below(policy, variables);
  const index = steps.at(-2);
  const before = isSame(list.steps, variables) && typeof index === 'number' ? all.slice(0, index) : all;
  const known = growing(environment);
  for (const variable of before) {
    const { type } = compile(textAt(variable, 'expression'), known.environment, dyn);
    known.declare(textAt(variable, 'name'), type ?? dyn);
  }
  return known.environment;
}

function isAt(list: ExpressionList, steps: Steps): boolean {
  return typeof steps.at(-2) === 'number' && steps.at(-1) === list.field && isSame(list.steps, steps.slice(0, -2));
}

function isSame(some: Steps, others: Steps): boolean {
  return some.length === others.length && some.every((step, index) => step === others[index]);
}

function about(environment: Environment, object: Type): Environment {
  const variables = new Map(environment.variables).set('object', object).set('oldObject', object);
  return { ...environment, variables };
}

function below(policy: unknown, steps: Steps): readonly unknown[] {
  const list = steps.reduce<unknown>(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : at(value, String(step))),
    policy,
  );
  return Array.isArray(list) ? list : [];
}
