import type { evaluation } from '../../cel/cel.ts';
import type { Failure } from '../../cel/evaluate/failure.ts';
import type { Expression } from '../../cel/syntax/ast.ts';

/** Whether a failure says something of the request: not that something is unknown, or takes too long here. */
export function isAnswer({ code }: Failure): boolean {
  return code !== 'missing' && code !== 'budget';
}

/** Works out expressions about one request. */
export type Work = ReturnType<typeof evaluation>;

/**
 * Whether all conditions hold: one that does not counts more than one that has no value, wherever they stand; of several
 * that have none the first is told. Source: kyverno, pkg/cel/policies/vpol/compiler/policy.go: match.
 */
export function allHold(conditions: readonly Expression[], work: Work): boolean | Failure {
  let failure: Failure | null = null;
  for (const condition of conditions) {
    const outcome = work(condition);
    if (!outcome.ok) failure ??= outcome.failure;
    else if (outcome.value.data !== true) return false;
  }
  return failure ?? true;
}
