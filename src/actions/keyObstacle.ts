import { rowsIn } from '../domain/platform/around.ts';
import { isPlatformText, tables } from '../domain/platform/file.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { certificateFingerprint } from '../domain/sealing/certificate.ts';
import { certificatePath, keyRecordPath, keysIn } from '../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../domain/sealing/keyRecord.ts';
import { namespaceProblem } from '../domain/sealing/names.ts';
import type { Files } from '../ports.ts';
import { whyNot } from './whyNot.ts';

export interface KeyPlace {
  /** The folder of the platform repository. */
  readonly repository: string;
  /** The file that the backup is written to; it must not exist. */
  readonly backup: string;
  /** Although the repository has a certificate already. */
  readonly replace: boolean;
}

export interface KeyFailure {
  readonly code: `key/${string}`;
  /** For `key/exists` without the way on: how a replacement is asked for, only the command line or the editor knows. */
  readonly sentence: string;
  /** Exit status of the command line: 4 when nothing was changed. */
  readonly status: 2 | 4;
}

/** What is there before a key is made. */
export interface KeyGround {
  /** The text of the certificate. */
  readonly certificate: string | null;
  readonly record: { readonly text: string; readonly keys: readonly RecordedKey[] } | null;
  /** Where the controller will run. */
  readonly namespace: string;
}

/** What is wrong with what was asked for, before anything is made; null when nothing is. */
export async function keyObstacle(files: Files, input: KeyPlace): Promise<KeyFailure | null> {
  const ground = await keyGround(files, input);
  return 'code' in ground ? ground : null;
}

/** Looks at the repository and at the place of the backup, and says what stands in the way. Changes nothing. */
export async function keyGround(files: Files, input: KeyPlace): Promise<KeyGround | KeyFailure> {
  const { repository, backup, replace } = input;
  const text = async (path: string): Promise<string | null> => {
    const found = await files.read(`${repository}/${path}`);
    return 'text' in found ? found.text : null;
  };
  const platform = await text('platform.yaml');
  if (platform === null || !isPlatformText(platform)) {
    const sentence = `${repository} is no platform repository: it has no platform.yaml with the key "platform".`;
    return { code: 'key/no-platform', sentence, status: 2 };
  }
  const certificate = await certificateIn(files, repository);
  if (certificate !== null && 'code' in certificate) return certificate;
  if (certificate !== null && !replace) return present(repository, await fingerprintOf(certificate.text));
  const record = await recordIn(files, repository);
  if (record !== null && 'code' in record) return record;
  if ((await files.kind(backup)) !== 'missing') {
    const sentence = `${backup} exists already; name another file for the backup, none is written over.`;
    return { code: 'key/backup-exists', sentence, status: 4 };
  }
  const shared = new Map<string, string | null>(
    await Promise.all(tables.map(async (path) => [path, await text(path)] as const)),
  );
  const tree: Tree = { kind: () => 'missing', names: () => [], text: (path) => shared.get(path) ?? null };
  const namespace = rowsIn(tree)?.get('sealed-secrets')?.namespace?.value ?? 'kube-system';
  // It is written into the Secret of the key, and comes from a file that anybody may have written.
  const wrong = namespaceProblem(namespace);
  if (wrong !== null) {
    const sentence = `The namespace of sealed-secrets in the table of applications can't be used: ${wrong}`;
    return { code: 'key/namespace', sentence, status: 2 };
  }
  return { certificate: certificate?.text ?? null, record, namespace };
}

async function certificateIn(files: Files, repository: string): Promise<{ readonly text: string } | KeyFailure | null> {
  const path = `${repository}/${certificatePath}`;
  if ((await files.kind(path)) === 'missing') return null;
  const found = await files.read(path);
  if ('text' in found) return found;
  const sentence = `${certificatePath} in ${repository} can't be read: ${whyNot(found)}. Take it from Git again, or delete it when nothing is sealed to it.`;
  return { code: 'key/certificate', sentence, status: 4 };
}

async function recordIn(files: Files, repository: string): Promise<KeyGround['record'] | KeyFailure> {
  const path = `${repository}/${keyRecordPath}`;
  if ((await files.kind(path)) === 'missing') return null;
  const found = await files.read(path);
  const keys = 'text' in found ? keysIn(found.text) : null;
  if ('text' in found && keys !== null) return { text: found.text, keys };
  const reason = 'text' in found ? 'it is no record of sealing keys' : whyNot(found);
  const sentence = `${keyRecordPath} in ${repository} can't be read: ${reason}. Take it from Git again.`;
  return { code: 'key/record', sentence, status: 4 };
}

function present(repository: string, fingerprint: string | null): KeyFailure {
  const whose = fingerprint === null ? '' : ` (${fingerprint})`;
  const sentence = `${repository} has a certificate in ${certificatePath}${whose}: what is sealed to it needs its key.`;
  return { code: 'key/exists', sentence, status: 4 };
}

async function fingerprintOf(certificate: string): Promise<string | null> {
  try {
    return await certificateFingerprint(certificate);
  } catch {
    return null;
  }
}
