import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { certificateFingerprint } from '../domain/sealing/certificate.ts';
import { certificateOfSecret } from '../domain/sealing/heldKey.ts';
import type { HeldKey } from '../domain/sealing/heldKey.ts';
import { certificatePath } from '../domain/sealing/keyRecord.ts';
import { keysQuery } from '../domain/sealing/keysQuery.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import type { Cluster, Files } from '../ports.ts';

/** The fingerprint of the sealing key that a Secret of the cluster holds; null when it holds none. */
export async function fingerprintIn(object: ClusterObject): Promise<string | null> {
  try {
    return (await certificateOfSecret(object)).fingerprint;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A sentence when neither the backup nor the cluster has the key of `pub-cert.pem`. */
export async function otherCertificate(
  { files, cluster }: { readonly files: Files; readonly cluster: Cluster },
  { folder, namespace }: { readonly folder: string; readonly namespace: string },
  keys: readonly HeldKey[],
  signal: AbortSignal,
): Promise<string | null> {
  const file = await files.read(`${folder}/${certificatePath}`);
  if (!('text' in file)) return null;
  try {
    const wanted = await certificateFingerprint(file.text);
    if (keys.some(({ fingerprint }) => fingerprint === wanted)) return null;
    const active = await cluster.list(keysQuery(namespace, 'object'), signal);
    const known = 'value' in active ? await Promise.all(active.value.objects.map(fingerprintIn)) : [];
    if (known.includes(wanted)) return null;
    const held = keys.map(({ fingerprint }) => fingerprint).join(', ');
    return `${certificatePath} has the key ${wanted}, and the backup has ${held}: what is sealed here would not be opened. Take the backup of that key.`;
  } catch (error) {
    if (error instanceof Refusal) return `${certificatePath}: ${error.message}`;
    throw error;
  }
}
