import { expect, test } from 'vitest';
import { testText } from '../../../../src/cli/format/testText.ts';
import { suite } from '../../actions/policyFiles.ts';
import { testReport } from '../policyReports.ts';

test('A line for what is not as expected, and one that counts', async () => {
  expect(testText(await testReport()))
    .toBe(`t/kyverno-test.yaml:8:57: images Pod default/good: fail is expected, not pass: success
Checked 2 results of 1 test: 1 as expected, 1 wrong.
`);
  const lost = suite.replace('[good]', '[none]').replaceAll('policy: images', 'policy: images, rule: r');
  expect(testText(await testReport({ 't/kyverno-test.yaml': lost })))
    .toBe(`t/kyverno-test.yaml:8:66: images/r Pod none: fail is expected, not none: There is no object "none" among the resources of the test.
Checked 2 results of 1 test: 1 as expected, 1 that no rule is about.
`);
});

test('Nothing where there is nothing', () => expect(testText({ suites: [], failures: ['No.'] })).toBe(''));
