import { join } from 'node:path';

/** The address of everything in the network namespace that Kubernetes has to name: it refuses those of 127/8 as endpoints. */
export const address = '10.77.0.1';

/** Fixed, for the namespace is the cluster's own. */
export const ports = {
  etcd: 2379,
  etcdPeer: 2380,
  apiserver: 6443,
  sealedSecrets: 8080,
  sealedSecretsMetrics: 8081,
  cache: 6379,
  repoServer: 8181,
  repoServerMetrics: 8184,
  applicationControllerMetrics: 8182,
  kubelet: 10247,
  kyverno: 9443,
} as const;

export const server = `https://${address}:${ports.apiserver}`;

/** What lies where in the folder of one cluster. */
export type Place = {
  readonly state: string;
  readonly pki: string;
  /** The API server's own certificate; it signed itself, so it is what clients trust. */
  readonly ca: string;
  readonly etcd: string;
  readonly logs: string;
  readonly auditLog: string;
  readonly kubeconfigs: string;
  /** Programs that controllers look for on their PATH. */
  readonly bin: string;
  readonly home: string;
  readonly temporary: string;
  /** The socket on which the cluster's keeper listens. */
  readonly control: string;
  /** What the keeper tells about the cluster; written when it is ready. */
  readonly description: string;
};

export function placeOf(state: string): Place {
  const pki = join(state, 'pki');
  const logs = join(state, 'log');
  return {
    state,
    pki,
    ca: join(pki, 'apiserver.crt'),
    etcd: join(state, 'etcd'),
    logs,
    auditLog: join(logs, 'audit.jsonl'),
    kubeconfigs: join(state, 'kubeconfig'),
    bin: join(state, 'bin'),
    home: join(state, 'home'),
    temporary: join(state, 'tmp'),
    control: join(state, 'control'),
    description: join(state, 'cluster.json'),
  };
}
