import { execa } from 'execa';
import type { Api } from '../../../scripts/cluster/api.ts';
import { apply, read, remove, setStatus, type KubeObject } from '../../../scripts/cluster/objects.ts';
import { until } from '../../../scripts/cluster/until.ts';
import { answers, kubeletVersion } from './answers.ts';

type Host = (typeof answers)['platform']['hosts'][number];

/**
 * The hosts of the platform as nodes of the cluster, with the names, addresses and labels that k3s would give them; kwok
 * keeps them ready. The node that comes with kwok goes: it is no host of the platform.
 */
export async function standNodes(api: Api): Promise<void> {
  for (const host of answers.platform.hosts) await standNode(api, host);
  await remove(api, { apiVersion: 'v1', kind: 'Node', name: 'node-0' });
  await apply(api, runtimeClass);
}

/** k3s makes it where it finds the toolkit of the card. */
const runtimeClass: KubeObject = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'nvidia' },
  handler: 'nvidia',
};

async function standNode(api: Api, host: Host): Promise<void> {
  // There its logs are asked for; kwok answers for all of them.
  await execa('ip', ['address', 'replace', `${host.address}/32`, 'dev', 'lo']);
  const node = nodeOf(host);
  await apply(api, node);
  // kwok says about a new node what it likes, once; what we say has to come after.
  await until(`the node ${host.name} to be ready`, async () => (isReady(await readNode(api, host)) ? true : undefined));
  await setStatus(api, { ...node, status: statusOf(host) });
}

function readNode(api: Api, { name }: Host): Promise<KubeObject | undefined> {
  return read(api, { apiVersion: 'v1', kind: 'Node', name });
}

function isReady(node: KubeObject | undefined): boolean {
  const { conditions = [] } = (node?.['status'] ?? {}) as {
    conditions?: readonly { readonly type: string; readonly status: string }[];
  };
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

export function nodeOf(host: Host): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: host.name,
      labels: {
        'kubernetes.io/hostname': host.name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'node.longhorn.io/create-default-disk': 'true',
        ...(host.role === 'server' ? { 'platform.home.arpa/role': 'core' } : {}),
        ...('gpu' in host ? { 'nvidia.com/gpu.present': 'true' } : {}),
      },
    },
  };
}

function statusOf(host: Host): object {
  const capacity = { cpu: String(host.cpu), memory: host.memory, pods: '200' };
  return {
    capacity,
    allocatable: capacity,
    addresses: [
      { type: 'InternalIP', address: host.address },
      { type: 'Hostname', address: host.name },
    ],
    nodeInfo: { kubeletVersion },
  };
}
