import { expect, test } from 'vitest';
import { judgeText } from '../../../../src/cli/format/judgeText.ts';
import { policy } from '../../actions/policyFiles.ts';
import { judgeReportOf } from '../policyReports.ts';

const counted = 'Judged 2 objects with 1 policy: 1 passed, 1 failed, 0 warned, 0 without a verdict for an error.\n';
const bad = 'pods.yaml:7:12: fail: Pod default/bad: images: Name a version.\n';

test('A line for what is not well, and one that counts', async () => {
  expect(judgeText(await judgeReportOf(), false)).toBe(`${bad}${counted}`);
});

test('All of it when it is wanted', async () => {
  const good = 'pods.yaml:9:1: pass: Pod default/good: images: success\n';
  expect(judgeText(await judgeReportOf(), true)).toBe(`${bad}${good}${counted}`);
});

test('What is not known, and what is assumed', async () => {
  const reading = policy.replace(
    /expression: .*/,
    "expression: resource.Get('v1', 'configmaps', 'x', 'm').data.a == 'b'",
  );
  const unknown = judgeText(await judgeReportOf(reading), false);
  expect(unknown).toContain('pods.yaml:2:7: unjudged: Pod default/bad: images');
  expect(unknown).toContain('Not known: resource "');
  expect(unknown).toContain(', 2 not judged.');
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: x}\ndata: {a: c}\n';
  const assumed = judgeText(await judgeReportOf(`${reading}---\n${map}`), false);
  expect(assumed).toContain('Name a version. Assumed: ConfigMap "x/m" is as in the repository.');
});

test('Nothing where there is nothing', async () => {
  expect(judgeText(await judgeReportOf('a: 1\n'), true)).toBe('');
});
