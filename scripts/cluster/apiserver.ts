import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from './api.ts';
import { etcdUrl } from './etcd.ts';
import { address, ports, type Place } from './place.ts';
import type { Program } from './process.ts';
import { tokenTable, type User } from './users.ts';

/** Every request, without what was sent and answered. */
const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'Metadata' }],
};

type Files = Readonly<Record<'tokens' | 'auditPolicy' | 'publicKey' | 'privateKey', string>>;

/** The files that the API server and its controllers are started with; written once, so that a restart finds the same. */
export function writeFiles(place: Place, tokens: Readonly<Record<User, string>>): void {
  const files = filesIn(place);
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const contents = {
    tokens: tokenTable(tokens),
    auditPolicy: JSON.stringify(auditPolicy),
    publicKey,
    privateKey,
  };
  for (const [name, content] of Object.entries(contents)) {
    writeFileSync(files[name as keyof Files], content, { mode: 0o600 });
  }
}

/** The API server. It makes its own certificate, for the address and not for 127.0.0.1. */
export function apiserver(kube: string, place: Place, api: Api): Program {
  const files = filesIn(place);
  return {
    name: 'kube-apiserver',
    argv: [
      kube,
      'kube-apiserver',
      `--etcd-servers=${etcdUrl}`,
      `--cert-dir=${place.pki}`,
      '--bind-address=0.0.0.0',
      `--advertise-address=${address}`,
      `--secure-port=${ports.apiserver}`,
      '--service-cluster-ip-range=10.0.0.0/24',
      '--authorization-mode=RBAC',
      `--token-auth-file=${files.tokens}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${files.publicKey}`,
      `--service-account-signing-key-file=${files.privateKey}`,
      `--audit-policy-file=${files.auditPolicy}`,
      `--audit-log-path=${place.auditLog}`,
      '--allow-privileged',
      // Logs come from the kubelet, and nobody here resolves the names of nodes.
      '--kubelet-preferred-address-types=InternalIP',
    ],
    ready: async () => (await api('GET', '/readyz')).status === 200,
  };
}

/**
 * The controllers of Kubernetes itself: Deployments get their Pods, namespaces their service account, and what belongs to
 * a deleted object goes with it.
 */
export function controllerManager(kube: string, place: Place, kubeconfig: string, api: Api): Program {
  return {
    name: 'kube-controller-manager',
    argv: [
      kube,
      'kube-controller-manager',
      `--kubeconfig=${kubeconfig}`,
      '--leader-elect=false',
      `--service-account-private-key-file=${filesIn(place).privateKey}`,
      `--root-ca-file=${place.ca}`,
      '--secure-port=0',
    ],
    ready: async () => (await api('GET', '/api/v1/namespaces/default/serviceaccounts/default')).status === 200,
  };
}

function filesIn({ pki }: Place): Files {
  return {
    tokens: join(pki, 'tokens.csv'),
    auditPolicy: join(pki, 'audit-policy.json'),
    publicKey: join(pki, 'service-account.pub'),
    privateKey: join(pki, 'service-account.key'),
  };
}
