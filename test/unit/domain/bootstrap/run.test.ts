import { expect, test } from 'vitest';
import { firstServer, isRefusal, linkOf, refusal, remedyWithoutCluster } from '../../../../src/domain/bootstrap/run.ts';
import type { FailureCode } from '../../../../src/domain/kubernetes/failure.ts';
import { ranStep, runOf } from './plans.ts';

test('a refusal is told from a run', () => {
  expect(refusal('bootstrap/held', 'Somebody is at it.')).toEqual({
    code: 'bootstrap/held',
    sentence: 'Somebody is at it.',
    remedy: null,
  });
  expect([refusal('bootstrap/held', 'x', 'Wait.'), runOf([])].map(isRefusal)).toEqual([true, false]);
});

test('where somebody has to act is what its step says', () => {
  const link = 'https://git.home.arpa/me/p/-/merge_requests/7';
  expect(linkOf(runOf([ranStep('a'), ranStep('b', { state: 'waits', link })]))).toBe(link);
  expect(linkOf(runOf([ranStep('a')]))).toBeNull();
});

test.each<readonly [code: FailureCode, remedy: string | null, requires: readonly string[], wanted: string | null]>([
  ['unreachable', 'Look.', [], `Look. ${firstServer}`],
  ['kubeconfig', null, [], firstServer],
  ['consent', 'Name it.', [], 'Name it.'],
  ['forbidden', null, [], null],
  ['unreachable', 'Look.', ['hosts'], 'Look.'],
  ['kubeconfig', null, ['hosts'], null],
])('where no cluster can be asked (%s, %j) and the phase requires %j', (code, remedy, requires, wanted) => {
  expect(remedyWithoutCluster({ code, remedy }, { requires })).toBe(wanted);
});
