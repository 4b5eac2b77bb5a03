/**
 * A process that looks at a cluster as an extension host does, and tells how that went. Started by `cluster.ts` with the
 * path of a kubeconfig and of a platform repository, and with what it is to do: `phases` or `applications`.
 */
import { homedir } from 'node:os';
import { basename } from 'node:path';
import process from 'node:process';
import { statusText } from '../../src/domain/argocd/statusText.ts';
import { LiveApplications } from '../../src/live/applications.ts';
import { LiveCluster } from '../../src/live/cluster.ts';
import { LivePhases } from '../../src/live/phases.ts';
import { kubeconfigClusters, liveWorld } from '../../src/node/kubernetesWorld.ts';
import { nodeTree } from '../../src/node/tree.ts';
import { platformSpec } from '../../src/repository/platformSpec.ts';

const [task, kubeconfig = '', folder = ''] = process.argv.slice(2);

function cluster(): LiveCluster {
  const clusters = kubeconfigClusters({
    explicit: kubeconfig,
    environment: {},
    home: homedir(),
    folder,
    workspaces: () => [],
    consent: { allows: async () => false },
    version: 'bench',
  });
  return new LiveCluster(clusters, null, liveWorld);
}

/** Everything that lies around is thrown away first, so that what counts is what is kept. */
function memory(): number {
  for (let round = 0; round < 4; round++) globalThis.gc?.();
  return process.memoryUsage().rss;
}

/** From nothing to all phases judged; the kinds that were listed. */
async function phases(): Promise<void> {
  const spec = platformSpec(nodeTree(folder), basename(folder));
  const since = performance.now();
  const live = cluster();
  const judged = new LivePhases({ ...liveWorld, git: null, folder });
  judged.follow(live);
  judged.set(spec);
  await judged.settled(AbortSignal.timeout(60_000));
  const ms = performance.now() - since;
  const reads = judged.results.flatMap(({ checks }) => checks.flatMap(({ evidence }) => evidence.reads));
  const kinds = new Set(reads.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).size;
  process.send?.({ ms, kinds, lists: live.requests.list });
  judged.close();
  live.close();
  process.disconnect();
}

/** Sees all Applications; then tells when the line of the status bar is another one. */
async function applications(): Promise<void> {
  const live = cluster();
  const warm = live.subscribe({
    apiVersion: 'v1',
    kind: 'Namespace',
    namespace: null,
    labels: null,
    fields: null,
    view: 'metadata',
  });
  await live.settled([warm], AbortSignal.timeout(60_000));
  const before = memory();
  const seen = new LiveApplications(live, liveWorld);
  let line = '';
  const look = (): void => {
    const now = JSON.stringify(statusText(seen.view));
    if (now === line) return;
    line = now;
    process.send?.({ line, at: performance.timeOrigin + performance.now() });
  };
  await new Promise<void>((resolve) => {
    const off = seen.onChange(() => {
      if (seen.view.kind !== 'seen') return;
      off();
      resolve();
    });
  });
  const total = seen.view.kind === 'seen' ? seen.view.status.total : 0;
  process.send?.({ bytes: memory() - before, total });
  seen.onChange(look);
  process.once('disconnect', () => {
    seen.close();
    warm.end();
    live.close();
  });
}

await (task === 'phases' ? phases() : applications());
