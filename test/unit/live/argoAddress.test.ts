import { expect, test } from 'vitest';
import { applicationOf } from '../../../src/domain/argocd/application.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { ArgoAddress } from '../../../src/live/argoAddress.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { ManualTimers } from '../../fakes/timers.ts';

const { signal } = new AbortController();
const git = applicationOf({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'git', namespace: 'argocd' },
});
const map = (url: string | undefined) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'argocd-cm', namespace: 'argocd' },
  data: url === undefined ? {} : { url },
});

function asked() {
  const timers = new ManualTimers();
  const cluster = new MemoryCluster('home', { kinds: ['v1 ConfigMap'] });
  const address = new ArgoAddress(timers);
  return { timers, cluster, ask: () => address.of(cluster, git, signal) };
}

test('The page of an application is where the ConfigMap says, which is asked once in a while', async () => {
  const { timers, cluster, ask } = asked();
  cluster.put(map('https://argocd.lan'));
  expect(await ask()).toBe('https://argocd.lan/applications/argocd/git');
  cluster.put(map('https://other.lan'));
  timers.advance(299_999);
  expect(await ask()).toBe('https://argocd.lan/applications/argocd/git');
  timers.advance(1);
  expect(await ask()).toBe('https://other.lan/applications/argocd/git');
  expect(cluster.requests.get).toBe(2);
});

test.each<[string, (cluster: MemoryCluster) => void]>([
  ['nobody says', (cluster) => void cluster.put(map(undefined))],
  ['there is no ConfigMap', () => undefined],
  ['we may not read it', (cluster) => cluster.fail('get', failureOf('forbidden', 'No.'))],
])('It has no page when %s', async (_, prepare) => {
  const { cluster, ask } = asked();
  prepare(cluster);
  expect(await ask()).toBeNull();
});

test('What could not be read is asked again', async () => {
  const { cluster, ask } = asked();
  cluster.put(map('https://argocd.lan'));
  cluster.fail('get', failureOf('reset', 'No.'));
  expect(await ask()).toBeNull();
  expect(await ask()).toBe('https://argocd.lan/applications/argocd/git');
});
