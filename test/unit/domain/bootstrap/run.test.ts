import { expect, test } from 'vitest';
import { isRefusal, linkOf, refusal } from '../../../../src/domain/bootstrap/run.ts';
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
