import { expect, test } from 'vitest';
import { unsaid } from '../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../src/domain/policy/outcome.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import { policyFindings } from '../../../src/repository/policyFindings.ts';
import { noHostNetwork, podText } from './policyText.ts';

const [policy] = manifestOf('/r/policy.yaml', noHostNetwork).objects;
const [pod] = manifestOf('/r/pod.yaml', podText).objects;

test.each<[Partial<Outcome>, readonly [code: string, text: string, elsewhere: string | undefined][]]>([
  [{ outcome: 'pass' }, []],
  [
    { outcome: 'fail', spots: [{ steps: ['spec', 'hostNetwork'], missing: false }], said: ['spec', 'validations'] },
    [['policy/denied', 'true', '/r/policy.yaml']],
  ],
  [{ outcome: 'fail', spots: [{ steps: ['spec', 'hostPID'], missing: true }] }, [['policy/denied', 'spec', undefined]]],
  [{ outcome: 'skip', exception: 'a/b' }, [['policy/excepted', 'Pod', undefined]]],
])('%j', (more, wanted) => {
  if (policy === undefined || pod === undefined) throw new Error('There is no object.');
  const outcome: Outcome = { ...unsaid, outcome: 'fail', action: 'enforce', ...more };
  const loaded = { source: policy, kind: 'ValidatingPolicy', namespace: null, name: 'p', problems: [] };
  const found = policyFindings([{ policy: loaded, outcomes: [outcome] }], pod, ({ file }) => ({ file, lines: [0] }));
  expect(
    found.map(({ code, range, related }) => [
      code,
      podText.slice(range.start, range.end),
      related.at(-1)?.elsewhere?.file,
    ]),
  ).toEqual(wanted);
});

test('A finding says which part of which policy says it', () => {
  const [, other] = manifestOf('/r/policy.yaml', `${podText}---\n${noHostNetwork}`).objects;
  if (other === undefined || pod === undefined) throw new Error('There is no object.');
  const outcome: Outcome = { ...unsaid, outcome: 'fail', action: 'audit', rule: 'a', validation: 3 };
  const loaded = { source: other, kind: 'ValidatingPolicy', namespace: null, name: 'p', problems: [] };
  const found = policyFindings([{ policy: loaded, outcomes: [outcome] }], pod, ({ file }) => ({ file, lines: [0] }));
  const saidBy = { file: '/r/policy.yaml', document: 1, item: null, rule: 'a', validation: 3 };
  expect(found.map((finding) => finding.saidBy)).toEqual([saidBy]);
});

test.each<[string, readonly Outcome[]]>([
  ['no outcome', []],
  ['an outcome that is not told', [{ ...unsaid, outcome: 'pass', action: 'enforce' }]],
])('The text of an object with %s is not read again', (_, outcomes) => {
  if (policy === undefined || pod === undefined) throw new Error('There is no object.');
  const loaded = { source: policy, kind: 'ValidatingPolicy', namespace: null, name: 'p', problems: [] };
  const question = {
    ...pod,
    get node(): typeof pod.node {
      throw new Error('It is read again.');
    },
  };
  expect(policyFindings([{ policy: loaded, outcomes }], question, ({ file }) => ({ file, lines: [0] }))).toEqual([]);
});
