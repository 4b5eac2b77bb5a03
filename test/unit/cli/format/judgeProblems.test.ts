import { expect, test } from 'vitest';
import { invalidIn, notInForceIn } from '../../../../src/cli/format/judgeProblems.ts';
import { policy } from '../../actions/policyFiles.ts';
import { judgeReportOf } from '../policyReports.ts';

const broken = policy.replace('c.image', 'd.image');

test('A policy that is in force has nothing to tell', async () => {
  expect(notInForceIn(await judgeReportOf())).toEqual([]);
});

test('What is wrong in an expression stands behind its line and column in the file', async () => {
  const text = `# Why.\n---\n${broken}`;
  const column = (text.split('\n')[10] ?? '').indexOf('d.image') + 1;
  expect(notInForceIn(await judgeReportOf(text))).toEqual([
    `policy.yaml:11:${column}: ValidatingPolicy "images" is not in force: Unknown name "d".`,
  ]);
});

test('Of a value as a whole it is where the value begins', async () => {
  const classic = 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\n';
  const rule = '{name: a, match: {all: [{resources: {kinds: [Pod]}}]}, validate: {message: m, pattern: {}, deny: {}}}';
  const [line, ...others] = notInForceIn(await judgeReportOf(`${classic}spec:\n  rules:\n    - ${rule}\n`));
  expect(others).toEqual([]);
  expect(line).toMatch(/^policy\.yaml:6:\d+: ClusterPolicy "p" is not in force: /);
});

test('A finding is of the document, and names the place', async () => {
  const { policies } = await judgeReportOf(broken);
  const start = broken.indexOf('d.image');
  expect(policies.map((one) => invalidIn(one.policy))).toMatchObject([
    [{ code: 'policy/invalid', pointer: '/spec/validations/0/expression', range: { start, end: start + 1 } }],
  ]);
});
