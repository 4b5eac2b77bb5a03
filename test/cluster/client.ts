import { homedir } from 'node:os';
import { onTestFinished } from 'vitest';
import { kubeconfigClusters } from '../../src/node/kubernetesWorld.ts';
import type { Cluster } from '../../src/ports.ts';
import { cluster } from './harness/cluster.ts';

/** The cluster as a user of it reaches it, by our own client; it is closed when the test has finished. */
export async function clientOf(user: 'admin' | 'dev'): Promise<Cluster> {
  const clusters = kubeconfigClusters({
    explicit: cluster().kubeconfigs[user],
    environment: {},
    home: homedir(),
    folder: '/',
    workspaces: () => [],
    consent: { allows: () => Promise.resolve(true) },
    version: 'test',
  });
  const answer = await clusters.open(null);
  if ('failure' in answer) throw new Error(answer.failure.message);
  onTestFinished(() => answer.value.close());
  return answer.value;
}
