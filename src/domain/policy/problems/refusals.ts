import { roleOfObject } from '../role.ts';
import type { PolicyProblem } from './problem.ts';
import { problemsOf } from './problemsOf.ts';

/**
 * Why a policy or an exception never gets into a cluster: Kyverno's webhook refuses it, or Kubernetes does. Empty for what
 * is taken. Kyverno's command line takes more.
 */
export function refusalsOf(object: unknown): readonly PolicyProblem[] {
  if (typeof object !== 'object' || object === null) return [];
  const known = refusals.get(object);
  if (known !== undefined) return known;
  const found = problemsOf(object, { policies: [], now: null }).filter(({ severity }) => severity === 'error');
  refusals.set(object, found);
  return found;
}

const refusals = new WeakMap<object, readonly PolicyProblem[]>();

export function isRefused(object: unknown): boolean {
  return refusalsOf(object).length > 0;
}

export function isRefusedException(object: unknown): boolean {
  const role = roleOfObject(object);
  return (role === 'exception' || role === 'classicException') && isRefused(object);
}
