import { isPlatformText, tables } from '../domain/platform/file.ts';
import { rowsIn } from '../domain/platform/around.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { lock, lockProblem } from '../domain/sealing/age.ts';
import type { Lock } from '../domain/sealing/age.ts';
import { certificateFingerprint } from '../domain/sealing/certificate.ts';
import { createSealingKey } from '../domain/sealing/creation.ts';
import type { SealingKey } from '../domain/sealing/creation.ts';
import { certificatePath, keyRecordPath, keysIn, withKey } from '../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../domain/sealing/keyRecord.ts';
import { keySecret } from '../domain/sealing/keySecret.ts';
import { sha256 } from '../domain/template/digest.ts';
import type { Clock, Files, Writer, Written } from '../ports.ts';

export interface KeyPlace {
  /** The folder of the platform repository. */
  readonly repository: string;
  /** The file that the backup is written to; it must not exist. */
  readonly backup: string;
  /** Although the repository has a certificate already. */
  readonly replace: boolean;
}

export interface KeyInput extends KeyPlace {
  /** The name of that file alone, for the record. */
  readonly backupName: string;
  readonly lock: Lock;
}

export type KeyStep = 'key' | 'backup' | 'check' | 'certificate';

export interface KeyFailure {
  readonly code: `key/${string}`;
  readonly sentence: string;
  /** Exit status of the command line: 4 when nothing was changed. */
  readonly status: 2 | 4;
}

export interface KeyPorts {
  readonly files: Files;
  readonly writer: Writer;
  readonly clock: Clock;
}

/**
 * Creates the sealing key of a platform before there is a cluster: the encrypted backup first, which is read back and
 * opened, then the certificate and the record of both in the repository. The private key is in memory and in the backup
 * and nowhere else. Rejects only when the signal says so.
 */
export async function createKey(
  ports: KeyPorts,
  input: KeyInput,
  signal: AbortSignal,
  onStep: (step: KeyStep) => void = () => undefined,
): Promise<RecordedKey | KeyFailure> {
  const before = await lookAround(ports, input);
  if ('code' in before) return before;
  const weak = lockProblem(input.lock);
  if (weak !== null) return { code: 'key/lock', sentence: weak, status: 2 };
  onStep('key');
  const key = await createSealingKey(ports.clock.now());
  signal.throwIfAborted();
  onStep('backup');
  const text = keySecret(key, before.namespace);
  const locked = await lock(text, input.lock, signal);
  const written = await ports.writer.createFile(input.backup, locked.armored, { secret: true });
  if (written !== 'written') return unwritten(input.backup, written);
  onStep('check');
  const again = await ports.files.read(input.backup);
  if (!('text' in again) || (await opened(locked, again.text, signal)) !== text) return broken(input.backup);
  signal.throwIfAborted();
  onStep('certificate');
  return record(ports, input, key, before, await sha256(new TextEncoder().encode(again.text)));
}

/** What is wrong with what was asked for, before anything is made; null when nothing is. */
export async function keyObstacle(ports: KeyPorts, input: KeyPlace): Promise<KeyFailure | null> {
  const before = await lookAround(ports, input);
  return 'code' in before ? before : null;
}

interface Before {
  readonly certificate: string | null;
  readonly record: string | null;
  /** Where the controller will run. */
  readonly namespace: string;
}

async function lookAround({ files }: KeyPorts, input: KeyPlace): Promise<Before | KeyFailure> {
  const text = async (path: string): Promise<string | null> => {
    const found = await files.read(`${input.repository}/${path}`);
    return 'text' in found ? found.text : null;
  };
  const platform = await text('platform.yaml');
  if (platform === null || !isPlatformText(platform)) {
    const sentence = `${input.repository} is no platform repository: it has no platform.yaml with the key "platform".`;
    return { code: 'key/no-platform', sentence, status: 2 };
  }
  const certificate = await text(certificatePath);
  const isThere = (await files.kind(`${input.repository}/${certificatePath}`)) !== 'missing';
  if (isThere && (!input.replace || certificate === null))
    return present(input.repository, await fingerprintIn(certificate));
  const known = await text(keyRecordPath);
  const hasRecord = (await files.kind(`${input.repository}/${keyRecordPath}`)) !== 'missing';
  if (hasRecord && (known === null || keysIn(known) === null)) {
    const sentence = `${keyRecordPath} in ${input.repository} can't be read as a record of sealing keys; take it from Git again.`;
    return { code: 'key/record', sentence, status: 4 };
  }
  if ((await files.kind(input.backup)) !== 'missing') {
    const sentence = `${input.backup} exists already; name another file for the backup, none is written over.`;
    return { code: 'key/backup-exists', sentence, status: 4 };
  }
  const shared = new Map<string, string | null>(
    await Promise.all(tables.map(async (path) => [path, await text(path)] as const)),
  );
  const tree: Tree = { kind: () => 'missing', names: () => [], text: (path) => shared.get(path) ?? null };
  const namespace = rowsIn(tree)?.get('sealed-secrets')?.namespace?.value ?? 'kube-system';
  return { certificate, record: known, namespace };
}

function present(repository: string, fingerprint: string | null): KeyFailure {
  const whose = fingerprint === null ? '' : ` (${fingerprint})`;
  const sentence = `${repository} has a certificate in ${certificatePath}${whose}: what is sealed to it needs its key. Ask for the replacement when nothing is, or when that key is lost.`;
  return { code: 'key/exists', sentence, status: 4 };
}

async function fingerprintIn(certificate: string | null): Promise<string | null> {
  try {
    return certificate === null ? null : await certificateFingerprint(certificate);
  } catch {
    return null;
  }
}

async function opened(
  locked: Awaited<ReturnType<typeof lock>>,
  armored: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    return await locked.open(armored, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

async function record(
  { writer }: KeyPorts,
  { repository, backupName, lock: how }: KeyInput,
  key: SealingKey,
  before: Before,
  sum: string,
): Promise<RecordedKey | KeyFailure> {
  const recorded: RecordedKey = {
    fingerprint: key.fingerprint,
    created: seconds(key.notBefore),
    notAfter: seconds(key.notAfter),
    backup: { file: backupName, sha256: sum, opensWith: 'passphrase' in how ? 'passphrase' : how.recipients },
  };
  const put = (path: string, seen: string | null, text: string): Promise<Written> =>
    seen === null
      ? writer.createFile(`${repository}/${path}`, text)
      : writer.replaceFile(`${repository}/${path}`, seen, text);
  const certificate = await put(certificatePath, before.certificate, key.certificate);
  if (certificate !== 'written') return unwritten(certificatePath, certificate);
  const kept = await put(keyRecordPath, before.record, withKey(before.record, recorded) ?? '');
  return kept === 'written' ? recorded : unwritten(keyRecordPath, kept);
}

function unwritten(path: string, written: Exclude<Written, 'written'>): KeyFailure {
  const reason = written === 'exists' ? 'another file is there meanwhile' : written.failure;
  return { code: 'key/write', sentence: `${path} can't be written: ${reason}.`, status: 2 };
}

function broken(backup: string): KeyFailure {
  const sentence = `The backup ${backup} does not open again as it was written, so the key is not used. Delete the file and try another disk.`;
  return { code: 'key/backup-broken', sentence, status: 2 };
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
