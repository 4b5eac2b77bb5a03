import { dateAt, listAt, textAt, wordAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { howOften, warningsAbout } from './events.ts';
import type { Found } from './explanation.ts';
import { refOf } from './seen.ts';
import { because, plain, quoted, titled } from './words.ts';

/** Why a PersistentVolumeClaim has no volume. */
export function brokenClaim(claim: ClusterObject, events: readonly ClusterObject[], now: Date): readonly Found[] {
  const ref = refOf(claim);
  const phase = textAt(claim, 'status', 'phase');
  const title = titled('PersistentVolumeClaim', ref.name);
  if (phase === 'Lost') {
    const sentence = `${title} has lost its volume ${quoted(textAt(claim, 'spec', 'volumeName'))}.`;
    return [{ object: ref, pointer: '/status/phase', sentence, short: 'volume lost', since: null, weight: 'broken' }];
  }
  if (phase !== 'Pending') return [];
  const [warning] = warningsAbout(events, ref, textAt(claim, 'metadata', 'uid'), now);
  const storage = wordAt(claim, 'spec', 'storageClassName');
  const from = storage === null ? 'no storage class' : `storage class ${quoted(storage)}`;
  const often = warning === undefined ? '' : howOften(warning);
  return [
    {
      object: ref,
      pointer: '/status/phase',
      sentence: `${title} has no volume yet (${from})${often}${because(warning?.message ?? '')}`,
      short: warning === undefined ? 'claim not bound' : `claim not bound, ${plain(warning.reason, 40)}`,
      since: dateAt(claim, 'metadata', 'creationTimestamp'),
      weight: warning === undefined ? 'waiting' : 'broken',
    },
  ];
}

/** The names of the claims that a pod mounts. */
export function claimsOf(pod: unknown): ReadonlySet<string> {
  const names = listAt(pod, 'spec', 'volumes').map((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName'));
  return new Set(names.filter((name) => name !== ''));
}
