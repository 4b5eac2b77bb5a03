import { describe, expect, test } from 'vitest';
import { versions } from '../../../../../../src/domain/cel/library/kubernetes/semver.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('versions', () => {
  checkPolicies(kubernetes, [
    ["semver('1.2.3')", 'kubernetes.Semver'],
    ["semver('v1.2.3')", 'argument: "v1.2.3" is no version: Invalid character(s) found in major number "v1".'],
    ["semver('v01.2', true).minor()", '2'],
    [
      "semver('v1.2-rc', true)",
      'argument: "v1.2-rc" is no version: short version cannot contain PreRelease/Build meta data.',
    ],
    ["semver('1.2.3-rc.1') == semver('1.2.3-rc.1+build')", 'true'],
    ["semver('1.2.3').isGreaterThan(semver('1.2.3-rc'))", 'true'],
    ["semver('1.2.3').compareTo(semver('1.10.0'))", '-1'],
    ["semver('1.2.3').isLessThan(semver('1.10.0'))", 'true'],
    ["isSemver('1.2')", 'false'],
    ["isSemver('1.2', true)", 'true'],
    ["isSemver('', true)", 'false'],
    ["isSemver('v', true)", 'false'],
    ["isSemver('1', true)", 'true'],
    ["isSemver('1.02.3')", 'false'],
    ["isSemver('1.02.3', true)", 'true'],
    ["isSemver('1.2.3-01')", 'false'],
    ["isSemver('1.2.03-x', true)", 'true'],
    ["semver('1.2.3').patch()", '3'],
    ["semver('18446744073709551615.0.0').major()", '-1'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    versions.every(({ name, method }) =>
      (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name),
    ),
  ).toBe(true);
});
