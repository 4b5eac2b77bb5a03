import { lock } from '../domain/sealing/age.ts';
import type { Lock } from '../domain/sealing/age.ts';
import type { SealingKey } from '../domain/sealing/creation.ts';
import type { RecordedKey } from '../domain/sealing/keyRecord.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Files, Writer, Written } from '../ports.ts';

/** Where a backup goes, and who can open it. */
export interface BackupFile {
  readonly path: string;
  readonly lock: Lock;
}

export type BackupFailure =
  | { readonly failed: 'unwritten'; readonly written: Exclude<Written, 'written'> }
  /** It does not open again as it was written; the file stays for who wants to look. */
  | { readonly failed: 'broken' }
  /** It was cancelled, and the file can't be taken back. */
  | { readonly failed: 'left' };

/**
 * Writes the encrypted backup of sealing keys into a new file, reads it back and opens it. `text` is what is encrypted; the
 * answer is what the file holds.
 * Rejects only when the signal aborts, and then the file is gone again.
 */
export async function writeBackup(
  { files, writer }: { readonly files: Files; readonly writer: Writer },
  text: string,
  { path, lock: how }: BackupFile,
  signal: AbortSignal,
  onCheck: () => void = () => undefined,
): Promise<{ readonly armored: string } | BackupFailure> {
  const locked = await lock(text, how, signal);
  signal.throwIfAborted();
  const written = await writer.createFile(path, locked.armored, { secret: true });
  if (written !== 'written') return { failed: 'unwritten', written };
  try {
    onCheck();
    const again = await files.read(path);
    if (!('text' in again) || (await opened(locked, again.text, signal)) !== text) return { failed: 'broken' };
    signal.throwIfAborted();
  } catch (error) {
    const undone = await writer.removeFile(path, locked.armored);
    if (!signal.aborted || undone === 'removed') throw error;
    return { failed: 'left' };
  }
  return { armored: locked.armored };
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

/** How a key with its backup stands in the record of a platform. `file` is the name of the file alone. */
export async function recordOf(
  { fingerprint, notBefore, notAfter }: Pick<SealingKey, 'fingerprint' | 'notBefore' | 'notAfter'>,
  secret: string,
  backup: { readonly file: string; readonly armored: string; readonly lock: Lock },
): Promise<RecordedKey> {
  const { file, armored, lock: how } = backup;
  const sum = await sha256(new TextEncoder().encode(armored));
  return {
    fingerprint,
    secret,
    created: seconds(notBefore),
    notAfter: seconds(notAfter),
    backup: { file, sha256: sum, opensWith: 'passphrase' in how ? 'passphrase' : how.recipients },
  };
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
