import type { TestReport } from '../../actions/testPolicies.ts';

/** How many rows of a report came to what. */
export interface TestSummary {
  readonly rows: number;
  readonly ok: number;
  /** Judged, and not as expected. */
  readonly wrong: number;
  readonly unjudged: number;
  /** No rule was about the object. */
  readonly none: number;
}

export function summaryOf({ suites }: TestReport): TestSummary {
  const rows = suites.flatMap((suite) => suite.rows);
  const ok = rows.filter((row) => row.ok).length;
  const unjudged = rows.filter(({ actual }) => actual === 'unjudged').length;
  const none = rows.filter(({ actual }) => actual === 'none').length;
  return { rows: rows.length, ok, wrong: rows.length - ok - unjudged - none, unjudged, none };
}
