import { expect, test } from 'vitest';
import { TrialFiles } from '../../../src/repository/trialFiles.ts';

const suite = 'apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: t}\n';
const phase =
  'checks:\n  - {id: a, kind: admission, manifest: probes/bad.yaml}\n  - {id: b, kind: probe, manifest: probes/good.yaml}\n';

test('What lies beside a test of policies is only tried, as long as the test is there', () => {
  const trials = new TrialFiles();
  const found = (): boolean[] =>
    ['/r/t/pods.yaml', '/r/t/below/pods.yaml', '/r/pods.yaml'].map((path) => trials.has(path));
  expect(trials.update('/r/t/any-name.yaml', suite)).toBe(true);
  expect(trials.update('/r/t/any-name.yaml', `${suite}# more\n`)).toBe(false);
  expect(found()).toEqual([true, true, false]);
  expect(trials.update('/r/t/any-name.yaml', null)).toBe(true);
  expect(found()).toEqual([false, false, false]);
});

test('Of what a phase names only that is tried which admission is asked about', () => {
  const trials = new TrialFiles();
  expect(trials.update('/r/phases/3-security/phase.yaml', phase)).toBe(true);
  expect(trials.update('/r/phases/3-security/phase.yaml', `${phase}# more\n`)).toBe(false);
  expect(
    ['/r/phases/3-security/probes/bad.yaml', '/r/phases/3-security/probes/good.yaml'].map((path) => trials.has(path)),
  ).toEqual([true, false]);
  expect(trials.update('/r/phases/3-security/phase.yaml', 'checks: []\n')).toBe(true);
  expect(trials.has('/r/phases/3-security/probes/bad.yaml')).toBe(false);
});

test('Paths of Windows are the same', () => {
  const trials = new TrialFiles();
  trials.update('C:\\r\\t\\kyverno-test.yaml', suite);
  expect([trials.has('C:\\r\\t\\pods.yaml'), trials.has('C:\\r\\pods.yaml')]).toEqual([true, false]);
});
