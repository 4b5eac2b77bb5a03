import { expect, test } from 'vitest';
import { unsaid } from '../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import type { LoadedPolicy } from '../../../../src/domain/policy/policySet.ts';
import {
  policyInReport,
  processInReport,
  resultInReport,
  ruleInReport,
} from '../../../../src/domain/policy/reported.ts';

const said = (outcome: Partial<Outcome>): Outcome => ({ ...unsaid, outcome: 'pass', action: 'audit', ...outcome });
const policy = (part: Partial<LoadedPolicy<null>>): LoadedPolicy<null> => ({
  source: null,
  kind: 'Policy',
  namespace: null,
  name: 'one',
  problems: [],
  ...part,
});

test.each<[Partial<Outcome>, string]>([
  [{ outcome: 'pass' }, 'pass'],
  [{ outcome: 'fail' }, 'fail'],
  [{ outcome: 'fail', scored: false }, 'warn'],
  [{ outcome: 'skip', scored: false }, 'skip'],
  [{ outcome: 'unjudged' }, 'error'],
])('%j is a %s in a report', (outcome, word) => expect(resultInReport(said(outcome))).toBe(word));

test('A policy of a namespace is named with it', () => {
  expect(policyInReport(policy({ namespace: 'prod' }))).toBe('prod/one');
  expect(policyInReport(policy({}))).toBe('one');
});

test.each([
  ['ClusterPolicy', 'rule'],
  ['ValidatingAdmissionPolicy', 'one'],
])('The rule of a %s is %s', (kind, rule) => expect(ruleInReport(policy({ kind }), said({ rule: 'rule' }))).toBe(rule));

test.each<[string, object, string | null]>([
  ['ClusterPolicy', {}, 'background scan'],
  ['Policy', { background: true }, 'background scan'],
  ['ClusterPolicy', { background: false }, 'admission review'],
  ['ClusterPolicy', { background: false, admission: false }, ''],
  ['ValidatingPolicy', { background: false }, 'background scan'],
  ['NamespacedValidatingPolicy', { evaluation: { background: { enabled: false } } }, 'admission review'],
  ['ValidatingAdmissionPolicy', { background: false }, 'background scan'],
  ['Namespace', {}, null],
])('A %s with %j is asked by %s', (kind, spec, word) => expect(processInReport(kind, { spec })).toBe(word));
