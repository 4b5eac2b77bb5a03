import { expect, test } from 'vitest';
import { isSuiteFile, usualName } from '../../../../../src/domain/policy/suite/file.ts';

test.each([
  [usualName, true],
  ['/repo/policies/kyverno-test.yaml', true],
  [String.raw`C:\repo\kyverno-test.yml`, true],
  ['kyverno-test-chart.yaml', false],
  ['my-kyverno-test.yaml', false],
  ['kyverno-test.yaml/policy.yaml', false],
])('%s: %s', (path, is) => {
  expect(isSuiteFile(path)).toBe(is);
});
