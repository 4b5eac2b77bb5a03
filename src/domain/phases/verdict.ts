import { noEvidence } from './evidence.ts';
import type { CheckResult } from './result.ts';
import type { CheckSpec } from './spec.ts';
import { inOneLine } from './words.ts';

/** What a check came to, without what its file says of it. */
export type Verdict = Omit<CheckResult, 'id' | 'kind' | 'title' | 'why' | 'level' | 'spot'>;

/** A verdict of which nothing else is to be said. */
export function verdict(
  state: CheckResult['state'],
  message: string,
  more: Partial<Omit<Verdict, 'state' | 'message'>> = {},
): Verdict {
  return {
    state,
    message,
    reason: null,
    remedy: null,
    blockedBy: null,
    right: null,
    was: null,
    needsValidate: false,
    evidence: noEvidence,
    culprits: [],
    ms: 0,
    ...more,
  };
}

const longestReason = 1000;

/** The result of a check. What it says to do is told only where something has to be done. */
export function resultOf(spec: CheckSpec, { remedy, ...rest }: Verdict): CheckResult {
  const { id, kind, title, why, level, spot } = spec;
  const toDo = remedy ?? (rest.state === 'failed' || rest.was === 'failed' ? spec.remedy : null);
  // What comes from a cluster or a file may be of any length.
  const message = inOneLine(rest.message);
  const reason = rest.reason === null ? null : inOneLine(rest.reason, longestReason);
  return { id, kind, title, why, level, spot, ...rest, message, reason, remedy: toDo };
}
