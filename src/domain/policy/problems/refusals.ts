import { at } from '../../kubernetes/read.ts';
import type { ExpressionProblem } from '../expressions/program.ts';
import type { PolicyObject } from '../policySet.ts';
import { roleOfObject } from '../role.ts';
import type { PolicyProblem } from './problem.ts';
import { problemsOf } from './problemsOf.ts';

/**
 * Why a policy, an exception or a binding never gets into a cluster: an API server asks the schema of its kind first, and
 * then Kyverno's webhook, or what it knows of its own kinds. Empty for what is taken. Kyverno's command line asks the schema
 * alone.
 */
export function refusalsOf(
  one: Omit<PolicyObject<unknown>, 'source'>,
  likeCommandLine = false,
): readonly PolicyProblem[] {
  const { object, bySchema = [] } = one;
  if (likeCommandLine) return bySchema.filter((problem) => !isLoadedWith(problem, one));
  return bySchema.length > 0 ? bySchema : besidesSchema(object);
}

/**
 * Items of a List have to have the types of their kind there, and no more. A binding is judged by the schemas of Kubernetes
 * 1.32, which ask for none of its fields.
 * Source: kyverno, cmd/cli/kubectl-kyverno/policy/load.go: handleListItems, loaderDelegate.
 */
function isLoadedWith(
  { kind, steps }: PolicyProblem,
  { object, isListed = false }: Omit<PolicyObject<unknown>, 'source'>,
): boolean {
  if (isListed && kind !== 'type') return true;
  return roleOfObject(object) === 'binding' && at(object, ...steps.map(String)) === undefined;
}

/** Whether it is the schema that refuses. */
export function isOfSchema({ kind }: PolicyProblem): boolean {
  return kind === 'type' || kind === 'schema';
}

function besidesSchema(object: unknown): readonly PolicyProblem[] {
  if (typeof object !== 'object' || object === null) return [];
  const known = refusals.get(object);
  if (known !== undefined) return known;
  const found = problemsOf(object, { policies: [], now: null }).filter(({ severity }) => severity === 'error');
  refusals.set(object, found);
  return found;
}

const refusals = new WeakMap<object, readonly PolicyProblem[]>();

/** A refusal as what keeps a policy from being loaded is told. */
export function asLoading({ steps, part, message }: PolicyProblem): ExpressionProblem {
  const { start, end } = part ?? { start: 0, end: 0 };
  return { steps, problem: { code: 'argument', start, end, near: null, message } };
}
