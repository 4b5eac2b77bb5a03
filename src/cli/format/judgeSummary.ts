import type { Outcome } from '../../domain/policy/outcome.ts';
import type { JudgedRow } from './judgeRows.ts';

/** How many rows came to what. */
export interface JudgeSummary {
  readonly pass: number;
  readonly fail: number;
  /** Failures that nobody is refused for, and those that do not count in reports. */
  readonly warn: number;
  readonly error: number;
  readonly skip: number;
  readonly unjudged: number;
  /** A policy that is not about the object. */
  readonly unmatched: number;
}

export function judgeSummary(rows: readonly JudgedRow[]): JudgeSummary {
  const summary = { pass: 0, fail: 0, warn: 0, error: 0, skip: 0, unjudged: 0, unmatched: 0 };
  for (const { outcome } of rows) summary[countedAs(outcome)] += 1;
  return summary;
}

/** As what a row counts: a failure that is only written down, or warned of, is a warning. */
export function countedAs(outcome: Outcome | null): keyof JudgeSummary {
  if (outcome === null) return 'unmatched';
  if (outcome.outcome !== 'fail') return outcome.outcome;
  return outcome.action === 'enforce' && outcome.scored ? 'fail' : 'warn';
}
