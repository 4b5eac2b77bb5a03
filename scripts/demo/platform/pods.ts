import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { uidFor, uidOf } from '../api/state.ts';
import { itemsAt, mapAt, textAt } from '../field.ts';
import { hostsFor } from './completed.ts';
import { gpuHost, hosts, mainHost } from './hosts.ts';
import { replicasOf } from './recorded.ts';

/** The pods of a workload, all running, and the ReplicaSet between a Deployment and its pods. */
export function podsOf(workload: ClusterObject, since: string): readonly ClusterObject[] {
  switch (workload.kind) {
    case 'Deployment':
      return ofDeployment(workload, since);
    case 'StatefulSet':
      return Array.from({ length: replicasOf(workload) }, (_, index) =>
        podOf(workload, `${workload.metadata.name}-${index}`, hostOf(workload), since),
      );
    case 'DaemonSet':
      return hostsFor(workload, everyHost).map((host) =>
        podOf(workload, `${workload.metadata.name}-${letters(host, 5)}`, host, since),
      );
    default:
      return [];
  }
}

const everyHost = hosts.map(({ name }) => name);

function hostOf(workload: ClusterObject): string {
  const [host = mainHost ?? ''] = hostsFor(
    workload,
    everyHost.toSorted((a) => (a === gpuHost ? 1 : -1)),
  );
  return host;
}

function ofDeployment(deployment: ClusterObject, since: string): readonly ClusterObject[] {
  const { name, namespace, labels } = deployment.metadata;
  const hash = letters(JSON.stringify(deployment['spec']), 10);
  const replicas = replicasOf(deployment);
  const spec = mapAt(deployment, 'spec');
  const set: ClusterObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...inNamespace(namespace),
      name: `${name}-${hash}`,
      ...(labels === undefined ? {} : { labels }),
      creationTimestamp: since,
      ownerReferences: [ownerOf(deployment)],
    },
    spec: { replicas, selector: spec['selector'], template: spec['template'] },
    status: { replicas, readyReplicas: replicas, availableReplicas: replicas, observedGeneration: 1 },
  };
  const pods = Array.from({ length: replicas }, (_, index) =>
    podOf(set, `${name}-${hash}-${letters(`${name}${index}`, 5)}`, hostOf(deployment), since),
  );
  return [set, ...pods];
}

function podOf(owner: ClusterObject, name: string, host: string, since: string): ClusterObject {
  const template = mapAt(owner, 'spec', 'template');
  const containers = itemsAt(template, 'spec', 'containers');
  const uid = uidOf(`pod ${name}`);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...inNamespace(owner.metadata.namespace),
      name,
      labels: mapAt(template, 'metadata', 'labels') as Readonly<Record<string, string>>,
      creationTimestamp: since,
      ownerReferences: [ownerOf(owner)],
    },
    spec: { ...mapAt(template, 'spec'), nodeName: host },
    status: {
      phase: 'Running',
      podIP: `10.42.${host === mainHost ? 0 : 1}.${(Number.parseInt(uid.slice(0, 4), 16) % 250) + 2}`,
      hostIP: hosts.find((one) => one.name === host)?.address,
      startTime: since,
      conditions: ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map((type) => ({
        type,
        status: 'True',
        lastTransitionTime: since,
      })),
      containerStatuses: containers.map((container) => ({
        name: textAt(container, 'name'),
        image: textAt(container, 'image'),
        imageID: '',
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: since } },
      })),
    },
  };
}

const plurals: Readonly<Record<string, string>> = {
  DaemonSet: 'daemonsets',
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
};

function ownerOf({ apiVersion, kind, metadata }: ClusterObject) {
  const where = { group: 'apps', plural: plurals[kind] ?? '', namespaced: true };
  return { apiVersion, kind, name: metadata.name, uid: uidFor(where, metadata), controller: true };
}

function inNamespace(namespace: string | undefined) {
  return namespace === undefined ? {} : { namespace };
}

/** Letters as names of pods have them, the same for the same text. */
export function letters(text: string, count: number): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  const digest = uidOf(text).replaceAll('-', '') + uidOf(`${text}+`).replaceAll('-', '');
  return Array.from({ length: count }, (_, index) => {
    const value = Number.parseInt(digest.slice(index * 2, index * 2 + 2), 16);
    return alphabet[value % alphabet.length] ?? 'x';
  }).join('');
}
