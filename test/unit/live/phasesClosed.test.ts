import { expect, test } from 'vitest';
import { MemoryGitState } from '../../fakes/gitState.ts';
import { onePod, phasesOf, withPods } from './phasesOf.ts';
import { checkSpec, phaseOf, platformOf } from './platform.ts';

const { signal } = new AbortController();

test('After it is closed nothing that comes late is taken, judged or waited for', async () => {
  const place = { phase: 'a', check: 'answers' };
  const http = { kind: 'http', url: "'https://gitlab.home'", status: null, token: null } as const;
  const spec = platformOf([checkSpec('answers', http)]);
  const { phases, timers, live } = phasesOf(withPods(), spec);
  await phases.settled(signal);
  const ticket = phases.begin(place);
  await phases.settled(signal);
  let changes = 0;
  let exchanges = 0;
  phases.onChange(() => changes++);
  phases.onExchange(() => exchanges++);
  const waiting = timers.pending;
  phases.close();
  const left = timers.pending;
  expect(left.length).toBeLessThanOrEqual(waiting.length);
  phases.answer(ticket, { kind: 'http', status: 200, text: '', certificate: null }, 1);
  phases.drop(ticket);
  phases.begin(place);
  phases.set(onePod);
  phases.follow(live);
  phases.refresh();
  expect(timers.pending).toEqual(left);
  expect(phases.use(place)).toHaveProperty('problem');
  timers.advance(60_000);
  await phases.settled(signal);
  expect({ changes, exchanges }).toEqual({ changes: 0, exchanges: 1 });
});

test('Who waits until it is settled waits no longer than until it is closed', async () => {
  const git = new MemoryGitState();
  git.until = new Promise(() => undefined);
  const { phases } = phasesOf(
    withPods(),
    platformOf([checkSpec('git', { kind: 'git' }, { expect: 'git.ahead == 0' })]),
    git,
  );
  const settled = phases.settled(signal);
  await expect.poll(() => git.looks).toHaveLength(1);
  phases.close();
  await expect(settled).resolves.toBeUndefined();
});

test('After it is closed nothing is waited for, and the watches end', async () => {
  const cluster = withPods();
  const { phases, timers, live } = phasesOf(cluster, {
    ...onePod,
    phases: [...onePod.phases, phaseOf('b', [checkSpec('git', { kind: 'git' })])],
  });
  await phases.settled(signal);
  await expect.poll(() => cluster.watches).toBe(1);
  phases.close();
  timers.advance(60_000);
  await expect.poll(() => cluster.watches).toBe(0);
  expect(timers.pending).toEqual([]);
  phases.close();
  live.close();
});
