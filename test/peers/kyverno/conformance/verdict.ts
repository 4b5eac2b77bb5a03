import { textAt } from '../../../../src/domain/kubernetes/read.ts';
import type { JudgedPolicy } from '../../../../src/domain/policy/judgeObjects.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { isClassic } from '../../../../src/domain/policy/suite/partRequest.ts';

/** What admission does by our outcomes: `unjudged` where it turns on what is not known. */
export type Admission = 'allowed' | 'denied' | 'unjudged';

/**
 * What admission makes of outcomes. A failure of an enforced policy refuses, and so does an error, unless all classic
 * policies that are enforced say that errors are to be ignored.
 * Source: kyverno, pkg/utils/engine/response.go: BlockRequest; pkg/webhooks/resource/vpol/handler.go: admissionResponse.
 */
export function admissionOf(judged: readonly JudgedPolicy<unknown>[]): Admission {
  const said = judged.flatMap(({ policy, outcomes }) => outcomes.flat().map((outcome) => ({ policy, outcome })));
  const enforced = said.filter(({ outcome }) => outcome.action === 'enforce');
  const isStrict = enforced.some(({ policy }) => isClassic(policy.kind) && !ignoresErrors(policy.source));
  const refuses = enforced.some(
    ({ policy, outcome }) =>
      outcome.outcome === 'fail' || (outcome.outcome === 'error' && (isStrict || !isClassic(policy.kind))),
  );
  if (refuses) return 'denied';
  return said.some(({ outcome }) => outcome.outcome === 'unjudged') ? 'unjudged' : 'allowed';
}

/** What is said of an object by policies that have something to say. */
export function outcomesIn(judged: readonly JudgedPolicy<unknown>[]): readonly Outcome[] {
  return judged.flatMap(({ outcomes }) => outcomes.flat());
}

function ignoresErrors(policy: unknown): boolean {
  const said =
    textAt(policy, 'spec', 'webhookConfiguration', 'failurePolicy') || textAt(policy, 'spec', 'failurePolicy');
  return said === 'Ignore';
}
