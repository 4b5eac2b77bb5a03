import { fromBase64 } from '../bytes.ts';
import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { content } from '../yaml/node.ts';
import type { MapNode } from '../yaml/node.ts';
import { documentsOf } from './find.ts';
import { heldKey } from './heldKey.ts';
import type { HeldKey } from './heldKey.ts';
import { keyLabel, keySecret, keySecretName } from './keySecret.ts';
import { nameProblem } from './names.ts';
import { Refusal } from './refusal.ts';
import { identityOf } from './sealedSecret.ts';

/** What a backup of sealing keys says once it is open: a stream of the Secrets that the controller takes. */
export function backupText(keys: readonly HeldKey[], namespace: string): string {
  return keys.map((key) => keySecret(key, namespace, key.secret)).join('---\n');
}

/** Whether a text is a file of age, as far as its first line tells. */
export function isLocked(text: string): boolean {
  return text.trimStart().startsWith('-----BEGIN AGE ENCRYPTED FILE-----');
}

/**
 * The sealing keys in a backup that is open: Secrets with `tls.crt` and `tls.key`, also in a List, in YAML or JSON, as
 * Slipway and `kubectl get secret` write them. A key that is there twice counts once; one that is marked as anything but
 * active does not count. Refuses (`Refusal`) a text without any, and keys that can't be used.
 */
export async function keysInBackup(text: string): Promise<readonly HeldKey[]> {
  const found = new Map<string, HeldKey>();
  for (const { objects } of documentsOf(text)) {
    for (const { kind, root } of objects) {
      if (kind !== 'secret' || !isActive(root)) continue;
      const [certificate, privateKey] = [valueOf(root, 'tls.crt'), valueOf(root, 'tls.key')];
      if (certificate === null || privateKey === null) continue;
      const { name } = identityOf(root);
      const isName = nameProblem(name) === null;
      const key = await heldKey(isName ? name : 'the backup', certificate, privateKey);
      const secret = isName ? name : keySecretName(key);
      if (!found.has(key.fingerprint)) found.set(key.fingerprint, { ...key, secret });
    }
  }
  if (found.size > 0) return [...found.values()];
  const sentence = 'There is no sealing key in the backup: Secrets with tls.crt and tls.key are wanted.';
  throw new Refusal('unseal/key-unreadable', sentence);
}

/** One without the label is of an old controller, which took its key by name. */
function isActive(root: MapNode): boolean {
  const label = textIn(mapAt(mapAt(root, 'metadata'), 'labels'), keyLabel);
  return label === null || label === 'active';
}

function valueOf(root: MapNode, key: string): string | null {
  const plain = textIn(mapAt(root, 'stringData'), key);
  if (plain !== null) return plain;
  const bytes = fromBase64(textIn(mapAt(root, 'data'), key) ?? '');
  return bytes === null || bytes.length === 0 ? null : new TextDecoder().decode(bytes);
}

function textIn(map: MapNode | null, key: string): string | null {
  const node = fieldOf(map, key);
  const scalar = node === null ? null : content(node);
  return scalar?.type === 'scalar' && typeof scalar.value === 'string' ? scalar.value : null;
}
