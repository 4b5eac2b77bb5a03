import type { Planned } from '../../domain/bootstrap/plan.ts';

/** What a step plans that does nothing: the rest of a plan that does something. */
export const nothing: Planned = { argv: [], changes: [], problem: null, asks: [], typed: [], decides: null };

/** What a step plans that can't be done as things are; another reason is another plan. */
export function impossible(problem: string): Planned {
  return { ...nothing, problem, decides: { problem } };
}
