import { at } from '../../kubernetes/read.ts';
import type { ExpressionProblem } from '../expressions/program.ts';
import type { Steps } from '../outcome.ts';
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
  { object, bySchema = [] }: Omit<PolicyObject<unknown>, 'source'>,
  likeCommandLine = false,
): readonly PolicyProblem[] {
  if (likeCommandLine) return bySchema.filter(({ steps }) => !isLoadedWithout(object, steps));
  return bySchema.length > 0 ? bySchema : besidesSchema(object);
}

/**
 * A binding is judged there by the schemas of Kubernetes 1.32, which ask for none of its fields.
 * Source: kyverno, cmd/cli/kubectl-kyverno/policy/load.go: loaderDelegate.
 */
function isLoadedWithout(object: unknown, steps: Steps): boolean {
  return roleOfObject(object) === 'binding' && at(object, ...steps.map(String)) === undefined;
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
