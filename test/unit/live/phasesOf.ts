import { expect, onTestFinished } from 'vitest';
import type { PlatformSpec } from '../../../src/domain/phases/spec.ts';
import { LivePhases } from '../../../src/live/phases.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { MemoryGitState } from '../../fakes/gitState.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { platformOf, reading } from './platform.ts';
import { living } from './watching.ts';

export const pods = { name: 'pods', apiVersion: 'v1', kind: 'Pod' };
export const pod = (name: string, namespace = 'web') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace },
});
export const onePod = platformOf([reading('one', pods, 'pods.size() == 1')]);

/** The phases of a cluster in memory; whoever waits no longer than a burst need not. */
export function phasesOf(
  cluster: MemoryCluster | null,
  spec: PlatformSpec | null,
  git: MemoryGitState | null = new MemoryGitState(),
) {
  const timers = new ManualTimers();
  timers.hurry(50);
  const { live } = living(new MemoryClusters(...(cluster === null ? [] : [cluster])), { timers });
  const phases = new LivePhases({ clock: timers, timers, git, folder: '/home/platform' });
  onTestFinished(() => phases.close());
  if (cluster !== null) phases.follow(live);
  phases.set(spec);
  const states = (): Record<string, string> =>
    Object.fromEntries(phases.results.flatMap(({ checks }) => checks.map(({ id, state }) => [id, state])));
  const check = (wanted: Record<string, string>) =>
    expect.poll(states, { interval: 1, timeout: 5000 }).toMatchObject(wanted);
  const resultOf = (id: string) => phases.results.flatMap(({ checks }) => checks).find((one) => one.id === id);
  return { live, phases, timers, check, resultOf };
}

export const withPods = () => new MemoryCluster('home', { kinds: ['v1 Pod'] });
