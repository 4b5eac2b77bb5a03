import { expect, test } from 'vitest';
import { TrialFiles } from '../../../src/repository/trialFiles.ts';

const suite = `kind: Test
apiVersion: cli.kyverno.io/v1alpha1
metadata: {name: t}
policies: [../policy.yaml]
resources: [bad.yaml, ../fixtures]
exceptions: [exception.yaml]
variables: values.yaml
`;
const phase =
  'checks:\n  - {id: a, kind: admission, manifest: probes/bad.yaml}\n  - {id: b, kind: probe, manifest: probes/good.yaml}\n';

test('What a test names but its policies is only tried, as long as the test is there', () => {
  const trials = new TrialFiles();
  const paths = ['t/bad.yaml', 'fixtures/a.yaml', 't/exception.yaml', 't/values.yaml', 'policy.yaml', 't/other.yaml'];
  const found = (): readonly string[] => paths.filter((path) => trials.has(`/r/${path}`));
  expect(trials.update('/r/t/any-name.yaml', suite)).toBe(true);
  expect(trials.update('/r/t/any-name.yaml', `${suite}# more\n`)).toBe(false);
  expect(found()).toEqual(['t/bad.yaml', 'fixtures/a.yaml', 't/exception.yaml', 't/values.yaml']);
  expect(trials.update('/r/t/any-name.yaml', null)).toBe(true);
  expect(found()).toEqual([]);
});

test('A test of the times when all was of kyverno.io counts too, and no other kind of that name', () => {
  const trials = new TrialFiles();
  expect(trials.update('/r/old.yaml', 'apiVersion: kyverno.io/v1\nkind: Test\nresources: [a.yaml]\n')).toBe(true);
  expect(trials.update('/r/other.yaml', 'apiVersion: x.io/v1\nkind: Test\nresources: [b.yaml]\n# kyverno.io/\n')).toBe(
    false,
  );
  expect([trials.has('/r/a.yaml'), trials.has('/r/b.yaml')]).toEqual([true, false]);
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
  expect([trials.has('C:\\r\\t\\bad.yaml'), trials.has('C:\\r\\pods.yaml')]).toEqual([true, false]);
});
