import type { RecordedKey } from '../sealing/keyRecord.ts';
import { keySecretName } from '../sealing/keySecret.ts';

/** A sealing key that the controller uses, or will: without its private part. */
export interface ActiveKey {
  /** Name of its Secret. */
  readonly secret: string;
  readonly fingerprint: string;
  readonly notBefore: Date;
}

export interface KeyFacts {
  /** The fingerprint of `pub-cert.pem`; null when the repository has none. */
  readonly certificate: string | null;
  /** The keys on record, oldest first. */
  readonly record: readonly RecordedKey[];
  readonly active: readonly ActiveKey[];
}

/** What a platform lacks of its sealing key (PLATFORM 11). */
export type KeyNeed =
  | { readonly need: 'nothing' }
  /** There is no key at all. */
  | { readonly need: 'create' }
  /** The repository has a key that the cluster has not. */
  | { readonly need: 'restore'; readonly key: RecordedKey }
  | {
      readonly need: 'backup';
      /** Active keys that no backup has. */
      readonly keys: readonly ActiveKey[];
      /** The one whose certificate the repository lacks; null when it has it. */
      readonly certificate: ActiveKey | null;
    }
  | { readonly need: 'decision'; readonly problem: string };

/** What has to be done so that everything is sealed to a key which the cluster has, and a backup too. */
export function keyNeed(facts: KeyFacts): KeyNeed {
  const { certificate, record, active } = facts;
  if (active.length === 0) return certificate === null ? { need: 'create' } : restoring(certificate, record);
  if (certificate !== null && !active.some(({ fingerprint }) => fingerprint === certificate)) return differing(facts);
  const keys = active.filter(({ secret }) => !record.some((key) => secretOf(key) === secret));
  // The controller seals with its newest key (pkg/controller/keyregistry.go, by the beginning of the certificate).
  const [newest] = active.toSorted((a, b) => b.notBefore.getTime() - a.notBefore.getTime());
  if (certificate === null && newest !== undefined) return { need: 'backup', keys, certificate: newest };
  return keys.length === 0 ? { need: 'nothing' } : { need: 'backup', keys, certificate: null };
}

/** The name of the Secret of a key on record; older records do not say it, and then it has the name that we give. */
export function secretOf({ secret, fingerprint }: RecordedKey): string {
  return secret ?? keySecretName({ fingerprint });
}

function restoring(certificate: string, record: readonly RecordedKey[]): KeyNeed {
  const key = record.findLast(({ fingerprint }) => fingerprint === certificate);
  if (key !== undefined) return { need: 'restore', key };
  const problem = `pub-cert.pem has the key ${certificate}, which neither the cluster nor a backup on record has: restore it ("Slipway: Restore Sealing Key"), or delete pub-cert.pem for a new key when nothing is sealed to it.`;
  return { need: 'decision', problem };
}

function differing({ certificate, active }: KeyFacts): KeyNeed {
  const known = active.map(({ secret, fingerprint }) => `${fingerprint} (${secret})`).join(', ');
  const problem = `pub-cert.pem has the key ${certificate ?? ''}, and the cluster has ${known}: nothing that is sealed here would be opened. Restore the key of pub-cert.pem ("Slipway: Restore Sealing Key"), or take the certificate of this cluster for it and seal everything anew.`;
  return { need: 'decision', problem };
}
