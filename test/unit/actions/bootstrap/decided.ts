import type { StepPlan } from '../../../../src/actions/bootstrap/step.ts';

/** What was decided; that nothing was is a fault of the test. */
export function decided<Decision>({ shown, decision }: StepPlan<Decision>): Decision {
  if (decision === null) throw new Error(shown.problem ?? 'Nothing was decided.');
  return decision;
}
