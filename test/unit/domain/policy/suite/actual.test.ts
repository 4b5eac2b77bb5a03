import { expect, test } from 'vitest';
import { unsaid } from '../../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import { actualOf, decidingOf, outcomesOf } from '../../../../../src/domain/policy/suite/actual.ts';

function said(rule: string, outcome: Outcome['outcome'] = 'pass', more: Partial<Outcome> = {}): Outcome {
  return { ...unsaid, rule, outcome, action: 'enforce', ...more };
}

const all = [said('r'), said('autogen-r'), said('autogen-cronjob-r'), said('s'), said('autogen-s')];

test.each<[string, string | null, readonly string[]]>([
  ['ClusterPolicy', 'r', ['r', 'autogen-r', 'autogen-cronjob-r']],
  ['Policy', 's', ['s', 'autogen-s']],
  ['ClusterPolicy', null, all.map(({ rule }) => rule)],
  ['ValidatingPolicy', 'x', all.map(({ rule }) => rule)],
  ['NamespacedValidatingPolicy', 'x', all.map(({ rule }) => rule)],
  ['ValidatingAdmissionPolicy', 'x', all.map(({ rule }) => rule)],
  ['ClusterPolicy', 'x', []],
])('%s, rule %s', (kind, rule, rules) => expect(outcomesOf(kind, rule, all).map((one) => one.rule)).toEqual(rules));

test('A failure that is not scored is a warning', () => {
  expect(actualOf(said('r', 'fail', { scored: false }))).toBe('warn');
  expect(actualOf(said('r', 'fail', { action: 'audit' }))).toBe('fail');
  expect(actualOf(said('r', 'error', { scored: false }))).toBe('error');
});

test('What is not as expected decides', () => {
  const outcomes = [said('a'), said('b', 'fail')];
  expect(decidingOf(outcomes, 'pass')?.rule).toBe('b');
  expect(decidingOf(outcomes, 'fail')?.rule).toBe('a');
  expect(decidingOf([said('a')], 'pass')?.rule).toBe('a');
  expect(decidingOf([], 'pass')).toBeNull();
});
