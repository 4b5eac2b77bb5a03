import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleDir } from '../peers/modules.ts';
import type { Api } from './api.ts';
import { apply, read, setStatus, type KubeObject } from './objects.ts';
import type { Surroundings } from './parts.ts';
import { address, ports } from './place.ts';
import { until } from './until.ts';
import { kubeconfigOf } from './users.ts';

/** What becomes of Nodes and Pods, at once. */
const stages = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

/** What every container has said: it never ran. */
export const containerLog = 'kwok runs no container';

function logsFrom(logsFile: string): object {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'all' },
    spec: { logs: [{ logsFile, follow: false }] },
  };
}

/** A scheduler, and a kubelet that only says so: every Node is ready, and every Pod that is scheduled runs. */
export async function startKwok({ place, api, program, start }: Surroundings): Promise<void> {
  const config = join(place.home, 'kwok.yaml');
  const log = join(place.home, 'kwok-container.log');
  // As the runtimes of containers write it (k8s.io/design-proposals-archive, node/kubelet-cri-logging.md).
  writeFileSync(log, `2026-01-01T00:00:00.000000000Z stdout F ${containerLog}\n`);
  writeFileSync(config, [await stageTexts(), JSON.stringify(logsFrom(log))].join('\n---\n'));
  const scheduler = kubeconfigOf(place, 'scheduler');
  await start({
    name: 'kube-scheduler',
    argv: [
      await program('kube'),
      'kube-scheduler',
      `--kubeconfig=${scheduler}`,
      `--authentication-kubeconfig=${scheduler}`,
      `--authorization-kubeconfig=${scheduler}`,
      '--leader-elect=false',
      '--secure-port=0',
    ],
    ready: async () => true,
  });
  await start({
    name: 'kwok',
    argv: [
      await program('kwok'),
      `--config=${config}`,
      `--kubeconfig=${kubeconfigOf(place, 'kwok')}`,
      '--manage-all-nodes=true',
      `--node-ip=${address}`,
      `--node-port=${ports.kubelet}`,
      `--tls-cert-file=${place.ca}`,
      `--tls-private-key-file=${join(place.pki, 'apiserver.key')}`,
      '--node-lease-duration-seconds=40',
    ],
    ready: async () => true,
  });
  await addNode(api, 'node-0');
}

/** A Node that takes as much as anybody wants; returns when it is ready. Needs kwok. */
export async function addNode(
  api: Api,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<KubeObject> {
  const reference = { apiVersion: 'v1', kind: 'Node', name };
  const capacity = { cpu: '64', memory: '256Gi', pods: '500' };
  const node: KubeObject = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
  };
  await apply(api, node);
  await setStatus(api, { ...node, status: { capacity, allocatable: capacity } });
  return until(`the node ${name} to be ready`, async () => {
    const seen = await read(api, reference);
    const { conditions = [] } = (seen?.['status'] ?? {}) as { conditions?: { type: string; status: string }[] };
    return conditions.some(({ type, status }) => type === 'Ready' && status === 'True') ? seen : undefined;
  });
}

async function stageTexts(): Promise<string> {
  const folder = join(await moduleDir('kwok'), 'kustomize/stage');
  return stages.map((stage) => readFileSync(join(folder, stage), 'utf8')).join('\n---\n');
}
