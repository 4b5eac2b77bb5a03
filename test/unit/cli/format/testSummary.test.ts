import { expect, test } from 'vitest';
import { summaryOf } from '../../../../src/cli/format/testSummary.ts';
import { suite } from '../../actions/policyFiles.ts';
import { testReport } from '../policyReports.ts';

test('Rows are counted by what came of them', async () => {
  expect(summaryOf(await testReport())).toEqual({ rows: 2, ok: 1, wrong: 1, unjudged: 0, none: 0 });
  const lost = await testReport({ 't/kyverno-test.yaml': suite.replace('[good]', '[none]') });
  expect(summaryOf(lost)).toEqual({ rows: 2, ok: 1, wrong: 0, unjudged: 0, none: 1 });
  const mutating = await testReport({
    't/policy.yaml': 'apiVersion: policies.kyverno.io/v1\nkind: MutatingPolicy\nmetadata: {name: images}\n',
  });
  expect(summaryOf(mutating)).toEqual({ rows: 2, ok: 0, wrong: 0, unjudged: 2, none: 0 });
});
