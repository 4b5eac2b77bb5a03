import { describe, expect, test } from 'vitest';
import { pods, policy, suite } from '../actions/policyFiles.ts';
import { folderWith } from '../node/folder.ts';
import { needsBuild, slipway } from './slipway.ts';

needsBuild();

const whole = { 'kyverno-test.yaml': suite, 'policy.yaml': policy, 'pods.yaml': pods };
const expected = suite.replace('result: fail, resources: [good]', 'result: pass, resources: [good]');
const mutating = policy.replace('ValidatingPolicy', 'MutatingPolicy');

/** The exit status, and what standard error says. */
function check(files: Readonly<Record<string, string>>, args: readonly string[], status: number, stderr = ''): void {
  const run = slipway(['test', ...args], { cwd: folderWith(files) });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr });
}

describe('the exit status', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['all is as expected', { ...whole, 'kyverno-test.yaml': expected }, 0],
    ['a row is wrong', whole, 1],
    ['no rule is about an object', { ...whole, 'policy.yaml': policy.replace('[pods]', '[services]') }, 1],
    ['nothing is judged', { ...whole, 'policy.yaml': mutating }, 3],
  ])('%s', (_, files, status) => check(files, ['.'], status));

  test('2: it can not be run', () => {
    const words = 'There is no result in a kyverno-test.yaml of .; name a folder that holds some.';
    check({}, ['.'], 2, `slipway: test/unusable: ${words}\n`);
    check({}, [], 2, 'slipway: test/no-path: Name a folder that holds kyverno-test.yaml files.\n');
    check(
      { ...whole, 'kyverno-test.yaml': '' },
      ['-f', 'other.yaml', '.'],
      2,
      `slipway: test/unusable: ${words.replace('kyverno-test', 'other')}\n`,
    );
    check(whole, ['.', '--format', 'xml'], 2, 'slipway: test/bad-flag: --format takes text, json, junit, not "xml".\n');
  });
});

test.each([
  ['text', /^kyverno-test.yaml:8:57: images Pod default\/good: fail is expected, not pass: success\n/],
  ['json', /^\{"format":"slipway\.test\/1",/],
  ['junit', /^<\?xml /],
])('%s', (format, start) => {
  expect(slipway(['test', '.', '--format', format], { cwd: folderWith(whole) }).stdout).toMatch(start);
});
