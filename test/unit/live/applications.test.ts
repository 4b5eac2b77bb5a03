import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { applications, gathering, LiveApplications } from '../../../src/live/applications.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { living } from './watching.ts';

const kind = 'argoproj.io/v1alpha1 Application';
const forbidden = failureOf('forbidden', 'You may not list applications.argoproj.io.');

function application(name: string, health = 'Healthy', namespace = 'argocd'): ClusterObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace },
    status: { sync: { status: 'Synced' }, health: { status: health } },
  };
}

/** The applications of a cluster that is followed, and a way to wait for what they say. */
function followed(cluster: MemoryCluster) {
  const { live, timers, until } = living(new MemoryClusters(cluster));
  const all = new LiveApplications(live, { clock: timers, timers });
  onTestFinished(() => all.close());
  let changes = 0;
  all.onChange(() => changes++);
  const names = () =>
    all.view.kind === 'seen' ? all.view.status.standings.map(({ application: { name } }) => name) : all.view.kind;
  /** Lets changes come together, and gives what is known then. */
  const gather = async (isSo: () => boolean) => {
    await until(isSo);
    timers.advance(gathering);
    return all.view;
  };
  return { all, live, timers, until, names, gather, changes: () => changes };
}

const home = () => new MemoryCluster('home', { kinds: [kind] });

test('Applications become one status, which follows them within the time that gathers changes', async () => {
  const cluster = home();
  cluster.put(application('git'));
  const { all, names, gather, timers, changes } = followed(cluster);
  expect(all.view).toEqual({ kind: 'connecting' });
  await gather(() => cluster.watches === 1);
  expect(all.view).toMatchObject({ kind: 'seen', live: true, status: { total: 1 } });
  const before = changes();
  cluster.put(application('git', 'Degraded'));
  cluster.put(application('longhorn'));
  cluster.remove(application('git'));
  cluster.put(application('git', 'Degraded'));
  expect(changes()).toBe(before);
  timers.advance(gathering - 1);
  expect(changes()).toBe(before);
  timers.advance(1);
  expect(changes()).toBe(before + 1);
  expect(names()).toEqual(['git', 'longhorn']);
  expect(all.find('argocd/git')).toMatchObject({ state: 'degraded' });
  expect(all.object('argocd/git')).toMatchObject({ kind: 'Application', metadata: { name: 'git' } });
  expect([all.find('argocd/none'), all.object('argocd/none')]).toEqual([null, null]);
});

test('Others who ask for all of them share the one list and watch', async () => {
  const cluster = home();
  const { live, gather } = followed(cluster);
  const other = live.subscribe(applications);
  await gather(() => cluster.watches === 1);
  expect(live.requests).toMatchObject({ list: 1, watch: 1 });
  other.end();
});

test('What was seen is told with its age while nobody looks', async () => {
  const cluster = home();
  cluster.put(application('git'));
  const { live, all, gather, timers, names } = followed(cluster);
  await gather(() => cluster.watches === 1);
  const then = timers.now();
  live.pause();
  timers.advance(240_000);
  expect(all.view).toMatchObject({ kind: 'seen', live: false, at: then });
  expect(names()).toEqual(['git']);
});

test('An application that is not looked at becomes unknown as time goes by, without a word of the server', async () => {
  const cluster = home();
  const metadata = { name: 'new', namespace: 'argocd', creationTimestamp: '2026-01-01T00:00:00Z' };
  cluster.put({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata });
  const { all, gather, timers } = followed(cluster);
  await gather(() => cluster.watches === 1);
  const states = () => all.find('argocd/new')?.state;
  expect(states()).not.toBe('unknown');
  timers.advance(600_000);
  expect(states()).toBe('unknown');
});

test('Rows of the table that are not there wait for those that are', async () => {
  const cluster = home();
  cluster.put(application('longhorn', 'Progressing'));
  const { all, gather } = followed(cluster);
  await gather(() => cluster.watches === 1);
  const row = (wave: number) => ({ phase: 1, wave });
  all.platform = {
    root: 'root',
    rows: new Map([
      ['longhorn', row(0)],
      ['gitlab', row(1)],
    ]),
  };
  expect(all.view).toMatchObject({ status: { waits: [{ name: 'gitlab', for: { names: ['longhorn'] } }] } });
});

test('A cluster without Argo CD says so', async () => {
  const cluster = new MemoryCluster();
  const { all, gather } = followed(cluster);
  await gather(() => cluster.calls.includes('list Application'));
  await expect.poll(() => gather(() => true), { interval: 1 }).toMatchObject({ failure: { code: 'no-kind' } });
  expect(all.find('argocd/git')).toBeNull();
});

test('Who may not see all of them sees those of the namespace of Argo CD and of the context', async () => {
  const cluster = home();
  for (const namespace of ['argocd', 'default', 'other'])
    cluster.put(application(`in-${namespace}`, 'Healthy', namespace));
  cluster.fail('list', forbidden, { kind });
  const { names, gather } = followed(cluster);
  await expect
    .poll(async () => [await gather(() => true), names()].at(1), { interval: 1 })
    .toEqual(['in-argocd', 'in-default']);
});

test('Who may see none is told which right it would take', async () => {
  const cluster = home();
  cluster.fail('list', forbidden, { kind, times: 99 });
  const { gather } = followed(cluster);
  await expect.poll(() => gather(() => true), { interval: 1 }).toEqual({ kind: 'failed', failure: forbidden });
});

test('The end is told once, and after it nothing is told and nothing is asked any more', async () => {
  const cluster = home();
  const { all, gather, timers, changes } = followed(cluster);
  await gather(() => cluster.watches === 1);
  const before = changes();
  cluster.put(application('git'));
  expect(all.isClosed).toBe(false);
  all.close();
  expect([changes(), all.isClosed]).toEqual([before + 1, true]);
  all.close();
  all.platform = { root: null, rows: new Map() };
  timers.advance(600_000);
  expect(changes()).toBe(before + 1);
  await expect.poll(() => cluster.watches, { interval: 1 }).toBe(0);
});
