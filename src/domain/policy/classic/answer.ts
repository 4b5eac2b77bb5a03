import { once } from '../../once.ts';
import type { Missing } from '../../missing.ts';
import type { Spot, Steps } from '../outcome.ts';
import type { Trouble } from './trouble.ts';

/** What a rule, or a part of one, says about an object. */
export interface Answer {
  readonly outcome: 'pass' | 'fail' | 'skip' | 'error' | 'unjudged';
  /** As Kyverno words it. */
  readonly message: string;
  readonly missing: readonly Missing[];
  readonly isExhausted: boolean;
  readonly spots: readonly Spot[];
  /** From the root of the rule; null when all of it says so. */
  readonly said: Steps | null;
}

/** An answer that nothing more is known of than its message. */
export function answer(outcome: Answer['outcome'], message: string, more: Partial<Answer> = {}): Answer {
  return { outcome, message, missing: [], isExhausted: false, spots: [], said: null, ...more };
}

/** That a rule of this name has nothing against an object: what it says of most. */
export const passed = once((rule): Answer => answer('pass', `validation rule '${rule}' passed.`));

/** What a part without a value comes to; `words` is what Kyverno says before the reason. */
export function troubled(trouble: Trouble, words: string, said: Steps | null = null): Answer {
  if (trouble.missing !== null) return answer('unjudged', '', { missing: [trouble.missing], said });
  return answer('error', `${words}: ${trouble.message}`, { isExhausted: trouble.isExhausted, said });
}

/** A rule that takes more steps than it may. */
export const exhausted: Answer = answer('error', 'The rule takes more steps than it may.', { isExhausted: true });
