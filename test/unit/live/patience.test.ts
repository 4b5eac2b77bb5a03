import { expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { patience } from '../../../src/live/patience.ts';

const slow = 300_000;

test.each<[FailureCode, number | null]>([
  ['kubeconfig', null],
  ['consent', null],
  ['other-cluster', null],
  ['credentials', slow],
  ['unauthorized', slow],
  ['tls', slow],
  ['forbidden', slow],
  ['no-kind', 30_000],
  ['redirect', slow],
  ['too-large', slow],
  ['refused', slow],
  ['missing', slow],
  ['unreachable', 4000],
  ['timeout', 4000],
  ['reset', 4000],
  ['expired', 4000],
  ['conflict', 4000],
  ['server', 4000],
  ['webhook', 4000],
  ['unreadable', 4000],
])('After the third %s the next try is in %s ms', (code, expected) => {
  expect(patience(failureOf(code, ''), 3, 1)).toBe(expected);
});

test('A kind that is missing is looked for again within half a minute, not all at once', () => {
  const soon = (chance: number) => patience(failureOf('no-kind', ''), 9, chance);
  expect([soon(0), soon(0.5), soon(1)]).toEqual([15_000, 22_500, 30_000]);
});

test('A server is left alone for as long as it wants', () => {
  expect(patience(failureOf('throttled', '', { retryAfter: 90_000 }), 1, 1)).toBe(90_000);
  expect(patience(failureOf('throttled', '', { retryAfter: 1 }), 3, 1)).toBe(4000);
});
