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
  'numbered.yaml': policy.replace('Name a version.', '1'),
  'pods.yaml': pods,
  'good.yaml': pod('good', 'x:1'),
  'chart/policy.yaml': policy.replace('images', '{{ .Release.Name }}'),
  'chart/exception.yaml':
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: {{ .Release.Name }}}\n',
  'bound/binding.yaml':
    'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: {{ .Release.Name }}}\n',
  'asking.yaml': policy.replace(
    /object\.spec.*/,
    "(has(request.userInfo.username) && request.userInfo.username == 'anna') == false",
  ),
  'ended.yaml':
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: a}\nspec:\n  policyRefs: [{name: images, kind: ValidatingPolicy}]\n  expiresAt: "2026-01-01T00:00:00Z"\n',
  'anna.yaml': 'apiVersion: cli.kyverno.io/v1alpha1\nkind: UserInfo\nuserInfo: {username: anna}\n',
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
    ['-p policy.yaml -e ended.yaml -r pods.yaml', 1],
    ['-p policy.yaml -r pods.yaml --operation DELETE', 0],
    ['-p asking.yaml -r good.yaml', 0],
    ['-p asking.yaml -r good.yaml --userinfo anna.yaml', 1],
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
      'judge/invalid-policy: broken.yaml:9:48: ValidatingPolicy "images" is not in force: Unknown name "d".',
    ],
    ...['', ' --like kyverno-cli'].map((like): [string, string] => [
      `-p numbered.yaml -r pods.yaml${like}`,
      'judge/invalid-policy: numbered.yaml:10:14: ValidatingPolicy "images" is not in force: 1 is an integer; message wants a string.',
    ]),
  ])('2: %s', (line, sentence) => {
    const { status, stderr } = run(line);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `slipway: ${sentence}\n` });
  });
});

test.each([
  ['text', /^pods\.yaml:7:12: fail: Pod default\/bad: images: Name a version\.\n/],
  ['json', /^\{"format":"slipway\.judge\/1",/],
  ['report', /^\{\n  "kind": "ClusterReport",\n/],
])('%s', (format, start) => {
  expect(run(`-p policy.yaml -r pods.yaml --format ${format}`).stdout).toMatch(start);
});

test('What can be judged is printed, whatever else can not', () => {
  expect(run('-p policy.yaml -p broken.yaml -r pods.yaml').stdout).toContain('fail: Pod default/bad');
});

test.each([
  [
    '-p policy.yaml -p chart -r good.yaml',
    "1 policy and 1 PolicyException in Helm templates can't be read and were left out",
  ],
  [
    '-p policy.yaml -p bound -r good.yaml',
    "1 ValidatingAdmissionPolicyBinding in Helm templates can't be read and was left out",
  ],
  [
    '-p policy.yaml -p chart -p bound -r good.yaml',
    "1 policy, 1 ValidatingAdmissionPolicyBinding and 1 PolicyException in Helm templates can't be read and were left out",
  ],
  [
    '-p policy.yaml -e chart -r good.yaml',
    "1 policy and 1 PolicyException in Helm templates can't be read and were left out",
  ],
])('What only Helm can read is told on standard error: %s', (line, words) => {
  expect(run(line)).toMatchObject({
    status: 0,
    stderr: `slipway: judge/helm-template: ${words}; render them first.\n`,
  });
});
