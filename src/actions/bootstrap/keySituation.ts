import { keyNamespace } from '../../domain/bootstrap/keyNamespace.ts';
import { keyNeed, secretOf } from '../../domain/bootstrap/keyNeed.ts';
import type { ActiveKey, KeyNeed } from '../../domain/bootstrap/keyNeed.ts';
import { sentenceOf } from '../../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../domain/kubernetes/query.ts';
import { certificateFingerprint } from '../../domain/sealing/certificate.ts';
import { certificateOfSecret } from '../../domain/sealing/heldKey.ts';
import { certificatePath, keyRecordPath, keysIn } from '../../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../../domain/sealing/keyRecord.ts';
import { keysQuery } from '../../domain/sealing/keysQuery.ts';
import { namespaceProblem } from '../../domain/sealing/names.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import type { Cluster } from '../../ports.ts';
import { commitGround, unread } from './commitGround.ts';
import type { CommitGround } from './commitGround.ts';
import type { StepPlace, StepPorts } from './step.ts';

/** How a platform stands with its sealing key: in Git, on record and in the cluster. */
export interface KeySituation {
  /** Where the controller looks for its keys. */
  readonly namespace: string;
  readonly ground: CommitGround;
  /** The fingerprint of `pub-cert.pem`; null when it is not committed. */
  readonly certificate: string | null;
  readonly record: readonly RecordedKey[];
  readonly need: KeyNeed;
}

/**
 * Looks at Git and at the cluster; in a sentence why that can't be told. Changes nothing. Secrets of the cluster are read
 * by their names as long as the record knows all of them; of others the certificate is looked at.
 */
export async function keySituation(
  { git, cluster }: Pick<StepPorts, 'git' | 'cluster'>,
  { folder, spec }: Pick<StepPlace, 'folder' | 'spec'>,
  signal: AbortSignal,
): Promise<KeySituation | { readonly problem: string }> {
  const namespace = keyNamespace(spec);
  const wrong = namespaceProblem(namespace);
  if (wrong !== null) return { problem: `The namespace of sealed-secrets in the table of applications: ${wrong}` };
  const ground = await commitGround(git, folder, [certificatePath, keyRecordPath], signal);
  if ('problem' in ground) return ground;
  const pem = await git.textAt(folder, ground.head, certificatePath, signal);
  if ('failure' in pem) return { problem: unread(certificatePath, pem.failure) };
  const text = await git.textAt(folder, ground.head, keyRecordPath, signal);
  if ('failure' in text) return { problem: unread(keyRecordPath, text.failure) };
  const record = text.text === null ? [] : keysIn(text.text);
  if (record === null) return { problem: `${keyRecordPath} is no record of sealing keys; take an older one from Git.` };
  try {
    const certificate = pem.text === null ? null : await certificateFingerprint(pem.text);
    const active = await activeKeys(cluster, namespace, record, signal);
    if ('failure' in active) return { problem: sentenceOf(active.failure) };
    return { namespace, ground, certificate, record, need: keyNeed({ certificate, record, active: active.value }) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message };
    throw error;
  }
}

async function activeKeys(cluster: Cluster, namespace: string, record: readonly RecordedKey[], signal: AbortSignal) {
  const named = await cluster.list(keysQuery(namespace, 'metadata'), signal);
  if ('failure' in named) return named;
  const known = named.value.objects.flatMap(({ metadata: { name } }) => {
    const key = record.findLast((one) => secretOf(one) === name);
    return key === undefined ? [] : [{ secret: name, fingerprint: key.fingerprint, notBefore: new Date(key.created) }];
  });
  if (known.length === named.value.objects.length) return { value: known };
  const whole = await cluster.list(keysQuery(namespace, 'object'), signal);
  if ('failure' in whole) return whole;
  return { value: await Promise.all(whole.value.objects.map(activeKey)) };
}

/** The private part is not touched. */
async function activeKey(object: ClusterObject): Promise<ActiveKey> {
  const { fingerprint, notBefore } = await certificateOfSecret(object);
  return { secret: object.metadata.name, fingerprint, notBefore };
}
