import { expect, test } from 'vitest';
import { testJunit } from '../../../../src/cli/format/testJunit.ts';
import { testReport } from '../policyReports.ts';
import { elementsOf } from './xml.ts';

test('A suite a test, a case a row', async () => {
  const text = testJunit(await testReport());
  expect(elementsOf(text).length).toBe(5);
  expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="slipway test" tests="2" failures="1" errors="0" time="0">
  <testsuite name="images" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="images" name="Pod default/bad" time="0"/>
    <testcase classname="images" name="Pod default/good" time="0">
      <failure type="pass" message="fail is expected, not pass: success">t/kyverno-test.yaml:8:57</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('What is not judged is skipped', async () => {
  const policy = 'apiVersion: policies.kyverno.io/v1\nkind: MutatingPolicy\nmetadata: {name: images}\n';
  const text = testJunit(await testReport({ 't/policy.yaml': policy }));
  expect(text).toContain('failures="0" errors="0" skipped="2"');
  expect(text).toContain('<skipped message="MutatingPolicy &quot;images&quot; is not judged: ');
});
