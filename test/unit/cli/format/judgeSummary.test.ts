import { expect, test } from 'vitest';
import { judgedRows } from '../../../../src/cli/format/judgeRows.ts';
import { countedAs, judgeSummary } from '../../../../src/cli/format/judgeSummary.ts';
import type { JudgeSummary } from '../../../../src/cli/format/judgeSummary.ts';
import { unsaid } from '../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { judgeReportOf } from '../policyReports.ts';

test.each<[Partial<Outcome> | null, keyof JudgeSummary]>([
  [null, 'unmatched'],
  [{ outcome: 'fail' }, 'fail'],
  [{ outcome: 'fail', action: 'audit' }, 'warn'],
  [{ outcome: 'fail', action: 'warn' }, 'warn'],
  [{ outcome: 'fail', scored: false }, 'warn'],
  [{ outcome: 'error', action: 'audit' }, 'error'],
  [{ outcome: 'unjudged' }, 'unjudged'],
  [{}, 'pass'],
])('%j counts as %s', (outcome, count) => {
  const whole: Outcome | null = outcome === null ? null : { ...unsaid, outcome: 'pass', action: 'enforce', ...outcome };
  expect(countedAs(whole)).toBe(count);
});

test('Rows are counted', async () => {
  const summary = { pass: 1, fail: 1, warn: 0, error: 0, skip: 0, unjudged: 0, unmatched: 0 };
  expect(judgeSummary(judgedRows(await judgeReportOf()))).toEqual(summary);
});
