import { toBase64 } from '../bytes.ts';
import type { SealingKey } from './creation.ts';

/** Where the controller looks for its keys. */
const label = 'sealedsecrets.bitnami.com/sealed-secrets-key';

/**
 * The Secret that makes a sealing key the controller's own: `kubectl create` of this text, before the controller starts,
 * restores the key (pkg/controller/keyregistry.go: type kubernetes.io/tls, labelled active).
 * The name follows from the key, so that restoring twice makes no second Secret.
 */
export function keySecret(key: SealingKey, namespace: string): string {
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${keySecretName(key)}`,
    `  namespace: ${namespace}`,
    '  labels:',
    `    ${label}: active`,
    'type: kubernetes.io/tls',
    'data:',
    `  tls.crt: ${base64(key.certificate)}`,
    `  tls.key: ${base64(key.privateKey)}`,
    '',
  ].join('\n');
}

/** As the controller names its keys, with the beginning of the fingerprint in letters that a name may have. */
export function keySecretName({ fingerprint }: Pick<SealingKey, 'fingerprint'>): string {
  const letters = fingerprint
    .replace('SHA256:', '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  return `sealed-secrets-key-${letters.slice(0, 10)}`;
}

function base64(text: string): string {
  return toBase64(new TextEncoder().encode(text));
}
