import { toBase64 } from '../bytes.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import type { SealingKey } from './creation.ts';

/** The label of its keys: the controller uses those that say `active`. */
export const keyLabel = 'sealedsecrets.bitnami.com/sealed-secrets-key';

/**
 * The Secret that makes a sealing key the controller's own: `kubectl create` of this text, before the controller starts,
 * restores the key (pkg/controller/keyregistry.go: type kubernetes.io/tls, labelled active).
 * The name follows from the key, so that restoring twice makes no second Secret.
 */
export function keySecret(
  key: Pick<SealingKey, 'certificate' | 'privateKey' | 'fingerprint'>,
  namespace: string,
  name: string = keySecretName(key),
): string {
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${namespace}`,
    '  labels:',
    `    ${keyLabel}: active`,
    'type: kubernetes.io/tls',
    'data:',
    `  tls.crt: ${base64(key.certificate)}`,
    `  tls.key: ${base64(key.privateKey)}`,
    '',
  ].join('\n');
}

/** The same as an object, for the API server. */
export function keySecretObject(
  key: Pick<SealingKey, 'certificate' | 'privateKey' | 'fingerprint'>,
  namespace: string,
  name: string = keySecretName(key),
): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: { [keyLabel]: 'active' } },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': base64(key.certificate), 'tls.key': base64(key.privateKey) },
  };
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
