import { lockProblem } from '../domain/sealing/age.ts';
import type { Lock } from '../domain/sealing/age.ts';
import { createSealingKey } from '../domain/sealing/creation.ts';
import type { SealingKey } from '../domain/sealing/creation.ts';
import { certificatePath, keyRecordPath, withKey } from '../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../domain/sealing/keyRecord.ts';
import { keySecret, keySecretName } from '../domain/sealing/keySecret.ts';
import type { Clock, Files, Writer, Written } from '../ports.ts';
import { recordOf, writeBackup } from './keyBackup.ts';
import type { BackupFailure } from './keyBackup.ts';
import { keyGround } from './keyObstacle.ts';
import type { KeyFailure, KeyGround, KeyPlace } from './keyObstacle.ts';
import { unlessAborted } from './unlessAborted.ts';

export interface KeyInput extends KeyPlace {
  /** The name of that file alone, for the record. */
  readonly backupName: string;
  readonly lock: Lock;
}

export type KeyStep = 'key' | 'backup' | 'check' | 'certificate';

export interface KeyPorts {
  readonly files: Files;
  readonly writer: Writer;
  readonly clock: Clock;
}

/**
 * Creates the sealing key of a platform before there is a cluster: the encrypted backup first, which is read back and
 * opened, then the record of both in the repository, and the certificate last, to which from then on everything is sealed.
 * The private key is in memory and in the backup and nowhere else. What was written for a key that is not used is taken
 * back. Rejects only when the signal says so, and then nothing is left.
 */
export async function createKey(
  ports: KeyPorts,
  input: KeyInput,
  signal: AbortSignal,
  onStep: (step: KeyStep) => void = () => undefined,
): Promise<RecordedKey | KeyFailure> {
  const ground = await keyGround(ports.files, input);
  if ('code' in ground) return ground;
  const weak = lockProblem(input.lock);
  if (weak !== null) return { code: 'key/lock', sentence: weak, status: 2 };
  onStep('key');
  const key = await unlessAborted(createSealingKey(ports.clock.now()), signal);
  onStep('backup');
  const file = { path: input.backup, lock: input.lock };
  const written = await writeBackup(ports, keySecret(key, ground.namespace), file, signal, () => onStep('check'));
  if ('failed' in written) return withoutBackup(input.backup, written);
  const backup: Change = { path: input.backup, shown: input.backup, seen: null, text: written.armored };
  onStep('certificate');
  return commit(ports.writer, input, { key, ground, backup });
}

/** A file that is written, and how it is taken back: it is removed, or gets back the text that was seen. */
interface Change {
  readonly path: string;
  /** The path as messages name it. */
  readonly shown: string;
  readonly seen: string | null;
  readonly text: string;
}

interface Made {
  readonly key: SealingKey;
  readonly ground: KeyGround;
  readonly backup: Change;
}

/** A certificate without its record would look like a key without a backup: the record comes first. */
async function commit(
  writer: Writer,
  { repository, backupName, lock: how }: KeyInput,
  { key, ground, backup }: Made,
): Promise<RecordedKey | KeyFailure> {
  const recorded = await recordOf(key, keySecretName(key), { file: backupName, armored: backup.text, lock: how });
  const change = (shown: string, seen: string | null, text: string): Change => ({
    path: `${repository}/${shown}`,
    shown,
    seen,
    text,
  });
  const done = [backup];
  for (const next of [
    change(keyRecordPath, ground.record?.text ?? null, withKey(ground.record?.keys ?? [], recorded)),
    change(certificatePath, ground.certificate, key.certificate),
  ]) {
    const { path, shown, seen, text } = next;
    const written = seen === null ? await writer.createFile(path, text) : await writer.replaceFile(path, seen, text);
    if (written !== 'written') return unwritten(shown, written, await takeBack(writer, done));
    done.push(next);
  }
  return recorded;
}

/** Takes changes back, the last one first; those that stay although they should not. */
async function takeBack(writer: Writer, done: readonly Change[]): Promise<readonly Change[]> {
  const left: Change[] = [];
  for (const change of done.toReversed()) {
    const { path, seen, text } = change;
    const undone = seen === null ? await writer.removeFile(path, text) : await writer.replaceFile(path, text, seen);
    if (undone !== 'removed' && undone !== 'written') left.push(change);
  }
  return left;
}

function unwritten(shown: string, written: Exclude<Written, 'written'>, left: readonly Change[]): KeyFailure {
  const reason = written === 'exists' ? 'another file is there meanwhile' : written.failure;
  return { code: 'key/write', sentence: `${shown} can't be written: ${reason}. ${wayOn(left)}`, status: 2 };
}

function wayOn(left: readonly Change[]): string {
  if (left.length === 0) return 'Nothing of the new key is left.';
  const steps = left.map(({ shown, seen }) => (seen === null ? `delete ${shown}` : `take ${shown} from Git again`));
  return `The new key is not used: ${steps.join(' and ')} before you try once more.`;
}

function withoutBackup(backup: string, written: BackupFailure): KeyFailure {
  switch (written.failed) {
    case 'unwritten':
      return unwritten(backup, written.written, []);
    case 'left': {
      const left = [{ path: backup, shown: backup, seen: null, text: '' }];
      return { code: 'key/cancelled', sentence: `The key was not created. ${wayOn(left)}`, status: 2 };
    }
    case 'broken': {
      const sentence = `The backup ${backup} does not open again as it was written, so the key is not used. Delete the file and try another disk.`;
      return { code: 'key/backup-broken', sentence, status: 2 };
    }
  }
}
