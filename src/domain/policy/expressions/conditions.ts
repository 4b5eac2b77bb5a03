import type { evaluation } from '../../cel/cel.ts';
import type { Failure } from '../../cel/evaluate/failure.ts';
import type { Expression } from '../../cel/syntax/ast.ts';

/** Whether a failure says something of the request: not that something is unknown, or takes too long here. */
export function isAnswer({ code }: Failure): boolean {
  return code !== 'missing' && code !== 'budget';
}

/** Works out expressions about one request. */
export type Work = ReturnType<typeof evaluation>;

/** Conditions without a value. */
export interface Unknown {
  /** The one that counts: of whose value nothing is known here, else the first. */
  readonly failure: Failure;
  /** What cel-go says of each (go.uber.org/multierr: Combine). */
  readonly words: string;
}

/**
 * Whether all conditions hold: one that does not counts more than one that has no value, wherever they stand.
 * Source: kyverno, pkg/cel/policies/vpol/compiler/policy.go: match.
 */
export function allHold(conditions: readonly Expression[], work: Work): boolean | Unknown {
  const failures: Failure[] = [];
  for (const condition of conditions) {
    const outcome = work(condition);
    if (!outcome.ok) failures.push(outcome.failure);
    else if (outcome.value.data !== true) return false;
  }
  const failure = failures.find((one) => !isAnswer(one)) ?? failures[0];
  return failure === undefined ? true : { failure, words: failures.map(({ words }) => words).join('; ') };
}
