import { notKnown } from '../missing.ts';
import type { Missing } from '../missing.ts';

/** What a policy comes to for one object. Nothing that was not judged is ever a pass. */
export type Verdict = 'pass' | 'fail' | 'skip' | 'error' | 'unjudged';

/** What admission does about a failure: refuse, write it down, or warn whoever asks. */
export type Action = 'enforce' | 'audit' | 'warn';

/** Keys and indices from the root of an object. */
export type Steps = readonly (string | number)[];

/** A place in an object that decides. */
export interface Spot {
  readonly steps: Steps;
  /** The last step is not there: what misses it is the place before. */
  readonly missing: boolean;
}

/** One answer of a policy about one object (`slipway.judge/1`). */
export interface Outcome {
  /** Of a classic policy; empty for one that has no rules. */
  readonly rule: string;
  /** Index in `validations`; null where the whole policy answers. */
  readonly validation: number | null;
  readonly outcome: Verdict;
  readonly action: Action;
  /** False when a failure counts as a warning in reports. */
  readonly scored: boolean;
  /** As Kyverno words it. */
  readonly message: string;
  /** Why it was skipped, or has no verdict; null where the message says it. */
  readonly reason: string | null;
  /** Whether working it out was stopped: that says something of the policy, and nothing of the object. */
  readonly isStopped: boolean;
  /** What an unjudged one lacks. */
  readonly missing: readonly Missing[];
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
  /** `namespace/name` of the exception that decides. */
  readonly exception: string | null;
  /** What decides, the most telling first; empty when nothing of the object does. */
  readonly spots: readonly Spot[];
  /** What says so in the policy, from its root; null when all of it does. */
  readonly said: Steps | null;
}

/** What all outcomes have that say nothing else. */
export const unsaid: Omit<Outcome, 'outcome' | 'action'> = {
  rule: '',
  validation: null,
  scored: true,
  message: '',
  reason: null,
  isStopped: false,
  missing: [],
  assumptions: [],
  exception: null,
  spots: [],
  said: null,
};

/** Why there is no verdict of a policy that nobody waits for to end; null for what came to an end. */
export function reasonOf({ isStopped }: Pick<Outcome, 'isStopped'>): string | null {
  return isStopped ? 'It takes more than the budget of one evaluation.' : null;
}

/** What is counted: what was stopped has no verdict. */
export function verdictOf({ outcome, isStopped }: Pick<Outcome, 'outcome' | 'isStopped'>): Verdict {
  return isStopped ? 'unjudged' : outcome;
}

/** Whether an exception decides: the policy is about the object, and is not asked. */
export function isExempted({ outcome, exception }: Pick<Outcome, 'outcome' | 'exception'>): boolean {
  return outcome === 'skip' && exception !== null;
}

/** What is told of it beside its verdict: the message, or else the reason, and what an unjudged one lacks. */
export function wordsOf({ message, reason, missing }: Pick<Outcome, 'message' | 'reason' | 'missing'>): string {
  return [message || (reason ?? ''), notKnown(missing)].filter(Boolean).join(' ');
}
