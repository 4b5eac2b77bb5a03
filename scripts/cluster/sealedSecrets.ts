import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from './api.ts';
import { installCrds } from './crds.ts';
import { applyAll, setStatus, type KubeObject } from './objects.ts';
import type { Surroundings } from './parts.ts';
import { address, ports } from './place.ts';

const namespace = 'kube-system';
const service = 'sealed-secrets-controller';
const serviceAccountFolder = '/run/secrets/kubernetes.io/serviceaccount';

/**
 * The controller finds the cluster only in the files that a Pod has, so it gets a `/run` of its own that has them, which
 * nobody else sees. Arguments: the folder with the files, then the controller and its flags.
 */
const inPod = `mount -t tmpfs none /run && mkdir -p ${serviceAccountFolder} && cp "$1"/* ${serviceAccountFolder}/ && shift && exec "$@"`;

/** The Sealed Secrets controller behind the Service that kubeseal asks; everybody who is known may get its certificate. */
export async function startSealedSecrets(surroundings: Surroundings): Promise<void> {
  const { api } = surroundings;
  await installCrds(api, 'sealed-secrets');
  await applyAll(api, [...endpoint, ...proxying]);
  await setStatus(api, { ...pod, status: podStatus });
  await startController(surroundings, () => answers(api));
}

/** The controller alone, for a cluster into which something else has installed its objects; no Service leads to it. */
export async function startSealedSecretsBehind(surroundings: Surroundings): Promise<void> {
  await startController(surroundings, async () => (await fetch(`http://${address}:${ports.sealedSecrets}/healthz`)).ok);
}

async function startController(
  { place, tokens, program, start }: Surroundings,
  ready: () => Promise<boolean>,
): Promise<void> {
  const files = join(place.home, 'sealed-secrets');
  mkdirSync(files, { recursive: true, mode: 0o700 });
  writeFileSync(join(files, 'token'), tokens.sealedSecrets, { mode: 0o600 });
  writeFileSync(join(files, 'namespace'), namespace, { mode: 0o600 });
  copyFileSync(place.ca, join(files, 'ca.crt'));
  const flags = [
    `--listen-addr=${address}:${ports.sealedSecrets}`,
    `--listen-metrics-addr=127.0.0.1:${ports.sealedSecretsMetrics}`,
    '--key-size=2048',
    '--key-renew-period=0',
    '--rate-limit=50',
    '--rate-limit-burst=50',
    '--kubeclient-qps=-1',
  ];
  await start({
    name: 'sealed-secrets-controller',
    argv: ['unshare', '--mount', 'sh', '-c', inPod, 'sh', files, await program('sealed-secrets-controller'), ...flags],
    env: {
      KUBERNETES_SERVICE_HOST: address,
      KUBERNETES_SERVICE_PORT: String(ports.apiserver),
      POD_NAMESPACE: namespace,
    },
    ready,
  });
}

async function answers(api: Api): Promise<boolean> {
  const path = `/api/v1/namespaces/${namespace}/services/http:${service}:http/proxy/v1/cert.pem`;
  const { status, body } = await api('GET', path);
  return status === 200 && String(body).includes('BEGIN CERTIFICATE');
}

const pod: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `${service}-0`, namespace, labels: { name: service } },
  spec: {
    containers: [{ name: 'controller', image: 'none', ports: [{ containerPort: ports.sealedSecrets, name: 'http' }] }],
  },
};

const podStatus = {
  phase: 'Running',
  podIP: address,
  podIPs: [{ ip: address }],
  conditions: [{ type: 'Ready', status: 'True' }],
};

/** The Service selects nothing: the Pod has no Node, and Pods without one are not taken for endpoints. */
const endpoint: readonly KubeObject[] = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service, namespace, labels: { 'app.kubernetes.io/name': 'sealed-secrets' } },
    spec: { ports: [{ name: 'http', port: 8080, targetPort: ports.sealedSecrets }] },
  },
  pod,
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${service}-0`, namespace, labels: { 'kubernetes.io/service-name': service } },
    addressType: 'IPv4',
    ports: [{ name: 'http', port: ports.sealedSecrets, protocol: 'TCP' }],
    endpoints: [
      {
        addresses: [address],
        conditions: { ready: true },
        targetRef: { kind: 'Pod', namespace, name: `${service}-0` },
      },
    ],
  },
];

const proxier = `${service.replace('-controller', '')}-service-proxier`;

const proxying: readonly KubeObject[] = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: proxier, namespace },
    rules: [
      { apiGroups: [''], resources: ['services'], resourceNames: [service], verbs: ['get'] },
      {
        apiGroups: [''],
        resources: ['services/proxy'],
        resourceNames: [`http:${service}:`, `http:${service}:http`, service],
        verbs: ['create', 'get'],
      },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: proxier, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: proxier },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }],
  },
];
