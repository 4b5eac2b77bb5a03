import { describe, expect, test } from 'vitest';
import { pod, pods, policy } from '../actions/policyFiles.ts';
import { folderWith } from '../node/folder.ts';
import { needsBuild, slipway } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();

const files = {
  'policy.yaml': policy,
  'audit.yaml': policy.replace('spec:\n', 'spec:\n  validationActions: [Audit]\n'),
  'mutating.yaml': policy.replace('ValidatingPolicy', 'MutatingPolicy'),
  'broken.yaml': policy.replace('c.image', 'd.image'),
  'pods.yaml': pods,
  'good.yaml': pod('good', 'x:1'),
};

function run(line: string): Run {
  return slipway(['judge', ...line.split(' ')], { cwd: folderWith(files), input: pod('piped', 'x:latest') });
}

describe('the exit status', () => {
  test.each([
    ['-p policy.yaml -r good.yaml', 0],
    ['-p audit.yaml -r pods.yaml', 0],
    ['-p policy.yaml -r pods.yaml', 1],
    ['-p policy.yaml -r -', 1],
    ['-p policy.yaml -r pods.yaml --operation DELETE', 0],
    ['-p mutating.yaml -r pods.yaml', 0],
    ['-p mutating.yaml -r pods.yaml --require-judged', 3],
  ])('%s: %s', (line, status) => {
    const { stderr, ...rest } = run(line);
    expect(stderr).toBe('');
    expect(rest.status).toBe(status);
  });

  test.each([
    ['-r pods.yaml', 'judge/bad-flag: -p F is wanted: a file or folder with policies.'],
    ['-p policy.yaml', 'judge/bad-flag: -r F is wanted: a file or folder with objects, or -.'],
    ['-p - -r -', 'judge/bad-flag: Standard input can stand for one of the files only.'],
    [
      '-p policy.yaml -r pods.yaml x',
      'judge/bad-flag: "x" belongs to no flag; name policies with -p and objects with -r.',
    ],
    ['-p policy.yaml -r pods.yaml --like x', 'judge/bad-flag: --like takes kyverno-cli, not "x".'],
    ['-p none.yaml -r pods.yaml', 'judge/unusable: none.yaml does not exist.'],
    [
      '-p broken.yaml -r pods.yaml',
      'judge/invalid-policy: broken.yaml: ValidatingPolicy "images" is not in force: Unknown name "d".',
    ],
  ])('2: %s', (line, sentence) => {
    const { status, stderr } = run(line);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `slipway: ${sentence}\n` });
  });
});

test.each([
  ['text', /^pods\.yaml:7:12: fail: Pod default\/bad: images: Name a version\.\n/],
  ['json', /^\{"format":"slipway\.judge\/1",/],
  ['report', /^\{"kind":"ClusterReport",/],
])('%s', (format, start) => {
  expect(run(`-p policy.yaml -r pods.yaml --format ${format}`).stdout).toMatch(start);
});

test('What can be judged is printed, whatever else can not', () => {
  expect(run('-p policy.yaml -p broken.yaml -r pods.yaml').stdout).toContain('fail: Pod default/bad');
});
