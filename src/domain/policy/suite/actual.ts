import type { Outcome } from '../outcome.ts';

/** What came of a result: `none` when no rule that it names was about the object. */
export type Actual = 'pass' | 'fail' | 'skip' | 'warn' | 'error' | 'unjudged' | 'none';

/** A kind of policies that has no rules: a result that names one nevertheless is about all of it. */
const ruleless = /^(Namespaced)?ValidatingPolicy$|^ValidatingAdmissionPolicy$/;

/** What the results of a rule are: its own, and those of the rules that Kyverno derives from it. */
export function outcomesOf(kind: string, rule: string | null, outcomes: readonly Outcome[]): readonly Outcome[] {
  if (rule === null || ruleless.test(kind)) return outcomes;
  const names = new Set([rule, `autogen-${rule}`, `autogen-cronjob-${rule}`]);
  return outcomes.filter((outcome) => names.has(outcome.rule));
}

/** As a report calls it: a failure that is not scored is a warning. */
export function actualOf({ outcome, scored }: Outcome): Actual {
  return outcome === 'fail' && !scored ? 'warn' : outcome;
}

/** Of several, that which is not as expected. */
export function decidingOf(outcomes: readonly Outcome[], expected: string): Outcome | null {
  return outcomes.find((outcome) => actualOf(outcome) !== expected) ?? outcomes[0] ?? null;
}
