import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { definitionOf } from '../api/kinds.ts';
import { uidOf } from '../api/state.ts';
import { hosts, nodeOf } from './hosts.ts';
import type { Since } from './time.ts';

/** What k3s brings: nodes, its own namespaces, DNS and Traefik, and the kinds of the last. */
export function k3s(phase: number, since: Since): readonly ClusterObject[] {
  const [server] = hosts.filter((host) => host.server).map(({ address }) => address);
  return [
    ...hosts.map((host) => nodeOf(host, phase >= 4, since)),
    ...['default', 'kube-node-lease', 'kube-public', 'kube-system'].map((name) => namespaceOf(name, since)),
    ...traefik.map((kind) => named('traefik.io', kind, 'v1alpha1')),
    ...['HelmChart', 'HelmChartConfig'].map((kind) => named('helm.cattle.io', kind, 'v1')),
    ...['coredns', 'metrics-server', 'traefik'].map((name) => workload(name, since)),
    ...hosts.map(({ name }) => csiNode(name, phase >= 1)),
    { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'nvidia' }, handler: 'nvidia' },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'traefik', namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } },
      spec: {
        type: 'LoadBalancer',
        clusterIP: '10.43.17.4',
        // The settings of phase 4 keep the addresses of clients.
        externalTrafficPolicy: phase >= 4 ? 'Local' : 'Cluster',
        ports: [
          { name: 'web', port: 80, targetPort: 'web', protocol: 'TCP' },
          { name: 'websecure', port: 443, targetPort: 'websecure', protocol: 'TCP' },
        ],
        selector: { 'app.kubernetes.io/name': 'traefik' },
      },
      status: { loadBalancer: { ingress: [{ ip: server }] } },
    },
    finishedJob('helm-install-traefik', 'kube-system', since.days(50)),
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'extension-apiserver-authentication', namespace: 'kube-system' },
    },
  ];
}

const traefik = ['IngressRoute', 'IngressRouteTCP', 'Middleware', 'ServersTransport', 'TLSOption', 'TLSStore'];

/** A Job that was run once and has done what it should. */
export function finishedJob(name: string, namespace: string, at: string): ClusterObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, creationTimestamp: at },
    spec: { completions: 1, parallelism: 1, template: { spec: { restartPolicy: 'OnFailure', containers: [] } } },
    status: {
      succeeded: 1,
      startTime: at,
      completionTime: at,
      conditions: [{ type: 'Complete', status: 'True', reason: 'CompletionsReached', lastTransitionTime: at }],
    },
  };
}

/** Its uid is that of the cluster, as far as anybody can tell. */
function namespaceOf(name: string, since: Since): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      uid: uidOf(`demo ${name}`),
      creationTimestamp: since.days(50),
      labels: { 'kubernetes.io/metadata.name': name },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

function named(group: string, kind: string, version: string): ClusterObject {
  const plural = kind === 'ServersTransport' ? 'serverstransports' : `${kind.toLowerCase()}s`;
  return definitionOf({ group, kind, plural, scope: 'Namespaced', versions: [version] });
}

function workload(name: string, since: Since): ClusterObject {
  const labels = { 'app.kubernetes.io/name': name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'kube-system', labels, creationTimestamp: since.days(50) },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image: images[name] }] } },
    },
  };
}

const images: Readonly<Record<string, string>> = {
  coredns: 'rancher/mirrored-coredns-coredns:1.13.1',
  'metrics-server': 'rancher/mirrored-metrics-server:v0.8.1',
  traefik: 'rancher/mirrored-library-traefik:3.6.2',
};

function csiNode(name: string, hasLonghorn: boolean): ClusterObject {
  const driver = { name: 'driver.longhorn.io', nodeID: name, topologyKeys: [], allocatable: null };
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: { name },
    spec: { drivers: hasLonghorn ? [driver] : [] },
  };
}
