import type { Planned } from './plan.ts';

/** What a step plans that does nothing: the rest of a plan that does something. */
export const nothing: Planned = { argv: [], changes: [], problem: null, asks: [], typed: [], decides: null };

/** What a step plans that can't be done as things are; another reason is another plan. */
export function impossible(problem: string): Planned {
  return { ...nothing, problem, decides: { problem } };
}

/** The same of a step: nothing is decided. */
export function undecided(problem: string): { readonly shown: Planned; readonly decision: null } {
  return { shown: impossible(problem), decision: null };
}

/** The same where the reason is in words of others, which may differ each time. */
export function unclear(problem: string): { readonly shown: Planned; readonly decision: null } {
  return { shown: { ...nothing, problem }, decision: null };
}
