import { expect, test } from 'vitest';
import { followApplication, isAsNew } from '../../../src/actions/followApplication.ts';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { application, argo, never, place } from './argo.ts';

const look = ({ spec }: ClusterObject) => (spec as { found?: string }).found ?? null;

test('What is there already is found at once', async () => {
  const { ports, followers, timers } = argo(application({ spec: { found: 'x' } }));
  expect(await followApplication(ports, place, look, 100, never)).toEqual({ end: 'found', found: 'x' });
  expect([followers(), timers.pending]).toEqual([0, []]);
});

test('What comes is found', async () => {
  const { ports, change, followers } = argo();
  const following = followApplication(ports, place, look, 100, never);
  await change({ spec: { other: 1 } });
  await change({ spec: { found: 'x' } });
  expect(await following).toEqual({ end: 'found', found: 'x' });
  expect(followers()).toBe(0);
});

test('What does not come is given up after a while', async () => {
  const { ports, timers, followers } = argo();
  const following = followApplication(ports, place, look, 100, never);
  timers.advance(100);
  expect(await following).toEqual({ end: 'late' });
  expect(followers()).toBe(0);
});

test('What is not there is waited for', async () => {
  const { ports, timers } = argo();
  const following = followApplication(ports, { ...place, name: 'other' }, () => 'x', 100, never);
  timers.advance(100);
  expect(await following).toEqual({ end: 'late' });
});

test('What was there and goes is told at once', async () => {
  const { ports, vanish, timers, followers } = argo();
  const following = followApplication(ports, place, look, 100, never);
  vanish();
  expect(await following).toEqual({ end: 'gone' });
  expect([followers(), timers.pending]).toEqual([0, []]);
});

test('Nobody waits for what is not looked at any more', async () => {
  const { ports, close, timers, followers } = argo();
  const following = followApplication(ports, place, look, 100, never);
  close();
  expect(await following).toEqual({ end: 'closed' });
  expect(await followApplication(ports, place, look, 100, never)).toEqual({ end: 'closed' });
  expect([followers(), timers.pending]).toEqual([0, []]);
});

test('Nobody has to wait', async () => {
  const { ports, timers } = argo();
  const stop = new AbortController();
  const following = followApplication(ports, place, look, 100, stop.signal);
  stop.abort();
  expect(await following).toEqual({ end: 'late' });
  expect(await followApplication(ports, place, look, 100, AbortSignal.abort())).toEqual({ end: 'late' });
  expect(timers.pending).toEqual([]);
});

test.each([
  ['7', '7', true],
  ['10', '9', true],
  ['9', '10', false],
  ['90071992547409931', '90071992547409930', true],
  ['a', 'a', true],
  ['b', 'a', false],
  [undefined, '1', false],
])('Version %s is as new as %s: %s', (one, other, expected) => {
  const version = (resourceVersion: string | undefined) =>
    application(resourceVersion === undefined ? {} : { metadata: { resourceVersion } });
  expect(isAsNew(version(one), version(other))).toBe(expected);
});
