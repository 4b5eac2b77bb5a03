import type { PhaseResult } from '../../domain/phases/result.ts';

/** Whether a row offers it: something of the phase is to be done, and nothing has to come first. */
export function isBootstrappable({ steps, state, reason, blockedBy }: PhaseResult): boolean {
  return (
    reason === null && blockedBy.length === 0 && state !== 'notApplicable' && steps.some(({ satisfied }) => !satisfied)
  );
}
