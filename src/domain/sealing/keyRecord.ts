import { isMap } from '../kubernetes/read.ts';

/** Where a platform repository says which sealing keys it has had, and where their backups are: never a key. */
export const keyRecordPath = '.slipway/sealing-key.json';

/** Where it keeps the certificate that everything is sealed to. */
export const certificatePath = 'pub-cert.pem';

export interface KeyRecord {
  readonly format: 'slipway.sealing-key/1';
  /** The present key is the last. */
  readonly keys: readonly RecordedKey[];
}

export interface RecordedKey {
  readonly fingerprint: string;
  /** Name of the Secret that holds it in the cluster: check and record meet there without the key. Older records lack it. */
  readonly secret?: string;
  /** RFC 3339, seconds, UTC. */
  readonly created: string;
  readonly notAfter: string;
  readonly backup: RecordedBackup;
}

export interface RecordedBackup {
  /** The name of the file, without its folder: where it is kept is nobody's business. */
  readonly file: string;
  readonly sha256: string;
  /** What opens it: a passphrase, or the identity of one of these age recipients. */
  readonly opensWith: 'passphrase' | readonly string[];
}

/** The text of a record with one more key than are `known`: the present one from now on. */
export function withKey(known: readonly RecordedKey[], key: RecordedKey): string {
  return withKeys(known, [key], key.fingerprint);
}

/** The text of a record with more keys than are `known`; the one with the fingerprint `present` comes last. */
export function withKeys(known: readonly RecordedKey[], more: readonly RecordedKey[], present: string): string {
  const all = [...known, ...more];
  const keys = [
    ...all.filter((one) => one.fingerprint !== present),
    ...all.filter((one) => one.fingerprint === present),
  ];
  const record: KeyRecord = { format: 'slipway.sealing-key/1', keys };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** The keys on record, oldest first; null for a text that is no record. */
export function keysIn(text: string): readonly RecordedKey[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isMap(read) || read['format'] !== 'slipway.sealing-key/1' || !Array.isArray(read['keys'])) return null;
  return read['keys'].every(isRecordedKey) ? read['keys'] : null;
}

function isRecordedKey(value: unknown): value is RecordedKey {
  if (!isMap(value) || !isMap(value['backup'])) return false;
  const { file, sha256, opensWith } = value['backup'];
  const texts = [value['fingerprint'], value['secret'] ?? '', value['created'], value['notAfter'], file, sha256];
  const opens: readonly unknown[] = Array.isArray(opensWith) ? opensWith : [opensWith];
  return [...texts, ...opens].every((one) => typeof one === 'string');
}
