import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { certificateFingerprint } from '../../../src/domain/sealing/certificate.ts';
import { keySecretName } from '../../../src/domain/sealing/keySecret.ts';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';

/** The certificate that the demo seals to when it is given none. Nobody has its key: it was never kept. */
export const demoCertificate: string = readFileSync(join(import.meta.dirname, 'sealing.pem'), 'utf8');

/** What values are sealed to. */
export interface SealingCertificate {
  readonly certificate: string;
  /** `SHA256:…` */
  readonly fingerprint: string;
  /** The Secret in kube-system that would hold the key. */
  readonly secret: string;
}

/** Rejects (`Refusal`) what is no certificate of an RSA key. */
export async function sealingOf(certificate: string): Promise<SealingCertificate> {
  const fingerprint = await certificateFingerprint(certificate);
  return { certificate, fingerprint, secret: keySecretName({ fingerprint }) };
}

/** The active key of the controller, without the key. */
export function keySecret({ secret, certificate }: SealingCertificate, at: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secret,
      namespace: 'kube-system',
      labels: { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' },
      creationTimestamp: at,
    },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': Buffer.from(certificate).toString('base64') },
  };
}

interface Sealed {
  readonly application: string;
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
}

/** The Secrets that the template wants to be sealed (the `seal` steps of its phases). */
const wanted: readonly Sealed[] = [
  { application: 'gitlab', namespace: 'gitlab', name: 'gitlab-initial', keys: ['GITLAB_ROOT_PASSWORD'] },
  { application: 'litellm', namespace: 'litellm', name: 'litellm-env', keys: ['LITELLM_MASTER_KEY'] },
  {
    application: 'open-webui',
    namespace: 'open-webui',
    name: 'open-webui-env',
    keys: ['OPENAI_API_KEY', 'WEBUI_SECRET_KEY'],
  },
  {
    application: 'n8n',
    namespace: 'n8n',
    name: 'n8n-secrets',
    keys: ['N8N_ENCRYPTION_KEY', 'N8N_HOST', 'N8N_PORT', 'N8N_PROTOCOL', 'N8N_RUNNERS_AUTH_TOKEN'],
  },
  { application: 'searxng', namespace: 'searxng', name: 'searxng-env', keys: ['SEARXNG_SECRET'] },
  {
    application: 'arc-runners',
    namespace: 'arc-runners',
    name: 'arc-github-app',
    keys: ['github_app_id', 'github_app_installation_id', 'github_app_private_key'],
  },
  {
    application: 'gitlab-runner',
    namespace: 'gitlab-runner',
    name: 'gitlab-runner-token',
    keys: ['runner-registration-token', 'runner-token'],
  },
];

/** The SealedSecrets of an Application. What is sealed in them is noise. */
export function sealedSecrets(application: string): readonly ClusterObject[] {
  return wanted
    .filter((one) => one.application === application)
    .map(({ namespace, name, keys }) => ({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name, namespace },
      spec: {
        encryptedData: Object.fromEntries(keys.map((key) => [key, noise(`${namespace}/${name}/${key}`)])),
        template: { metadata: { name, namespace } },
      },
    }));
}

/** The Secret that comes out of one, with nothing in it. */
export function unsealed({ metadata }: ClusterObject, uid: string): ClusterObject {
  const { name, namespace = '' } = metadata;
  const owner = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', name, uid, controller: true };
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace, ownerReferences: [owner] }, type: 'Opaque' };
}

function noise(text: string): string {
  const parts = Array.from({ length: 12 }, (_, index) => createHash('sha512').update(`${text}${index}`).digest());
  return `AgB${Buffer.concat(parts).toString('base64')}`;
}
