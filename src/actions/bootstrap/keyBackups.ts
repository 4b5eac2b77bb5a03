import type { ActiveKey, KeyNeed } from '../../domain/bootstrap/keyNeed.ts';
import type { Ran } from '../../domain/bootstrap/plan.ts';
import { sentenceOf } from '../../domain/kubernetes/failure.ts';
import { keysQuery } from '../../domain/sealing/keysQuery.ts';
import { lockProblem } from '../../domain/sealing/age.ts';
import type { Lock } from '../../domain/sealing/age.ts';
import { createSealingKey } from '../../domain/sealing/creation.ts';
import { keyOfSecret } from '../../domain/sealing/heldKey.ts';
import type { HeldKey } from '../../domain/sealing/heldKey.ts';
import { backupText } from '../../domain/sealing/keyBackup.ts';
import { certificatePath, keyRecordPath, withKeys } from '../../domain/sealing/keyRecord.ts';
import { keySecretName } from '../../domain/sealing/keySecret.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { visible } from '../../domain/visible.ts';
import { recordOf, writeBackup } from '../keyBackup.ts';
import type { BackupFailure } from '../keyBackup.ts';
import { createKeySecret } from '../restoreSealingKey.ts';
import { unlessAborted } from '../unlessAborted.ts';
import { commitFiles } from './commitGround.ts';
import { Cut, leaving } from './leaving.ts';
import type { KeySituation } from './keySituation.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { StepPlace, StepPorts } from './step.ts';

export const messages = {
  create: 'feat: create the sealing key',
  record: 'feat: record the backup of the sealing keys',
  certificate: 'feat: add the sealing certificate',
} as const;

export const askForBackup =
  'Where the encrypted backup of the sealing key is written, and who can open it: a passphrase, or age recipients. Keep it away from the cluster; without it no secret in Git can be read on another one.';

/** Makes the key of the platform: backup first, then Git, then the cluster. A key whose backup or commit fails is not used. */
export function createAndBackUp(
  ports: StepPorts,
  place: StepPlace,
  situation: KeySituation,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const left = `${noBackup} A new key is not used.`;
  return leaving(left, signal, () => create(ports, place, situation, say, signal));
}

async function create(
  ports: StepPorts,
  place: StepPlace,
  situation: KeySituation,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { namespace } = situation;
  const where = await whereTo(ports, place, signal);
  if ('problem' in where) return failed(where.problem);
  const made = await unlessAborted(createSealingKey(ports.clock.now()), signal);
  const key: HeldKey = { ...made, secret: keySecretName(made) };
  say(visible(`Made the sealing key ${key.fingerprint}`));
  const files = [{ path: certificatePath, text: key.certificate }];
  const kept = await keep(
    ports,
    place,
    situation,
    { present: key.fingerprint, keys: [key], where, files, message: messages.create },
    say,
    signal,
  );
  if ('problem' in kept) return failed(`${kept.problem} The new key is not used.`);
  const backedUp = `The key is backed up in ${visible(where.shown)} and committed. Whether the cluster has it is found out when the phase is run again, which asks for that backup then.`;
  const created = await leaving(backedUp, signal, () => createKeySecret(ports.cluster, namespace, key, signal));
  if (typeof created === 'object') {
    const remedy = 'Bootstrap the phase again; it asks for the backup then.';
    return { state: 'failed', message: `The key is backed up and committed. ${created.problem}`, remedy };
  }
  say(visible(`Created Secret ${namespace}/${key.secret}`));
  const message = `Made the sealing key ${key.fingerprint}; its backup is ${visible(where.shown)}.`;
  return passed(message, kept.commit);
}

type Needing = KeySituation & { readonly need: Extract<KeyNeed, { readonly need: 'backup' }> };

/** Backs up active keys of the cluster that no backup has, and takes its certificate when Git has none. */
export function backUpKeys(
  ports: StepPorts,
  place: StepPlace,
  situation: Needing,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  return leaving(noBackup, signal, () => backUp(ports, place, situation, say, signal));
}

/** What is left when nothing was kept. */
const noBackup = 'No file is left of a backup, and nothing was committed.';

async function backUp(
  ports: StepPorts,
  place: StepPlace,
  situation: Needing,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { need } = situation;
  const held = await heldKeys(ports, situation.namespace, signal);
  if ('problem' in held) return failed(held.problem);
  const find = ({ secret, fingerprint }: ActiveKey): HeldKey | undefined =>
    held.keys.find((one) => one.secret === secret && one.fingerprint === fingerprint);
  const keys = need.keys.flatMap((key) => find(key) ?? []);
  const certificate = need.certificate === null ? null : (find(need.certificate) ?? null);
  if (keys.length < need.keys.length || (certificate === null) !== (need.certificate === null))
    return failed('The keys of the cluster have changed meanwhile; nothing was done.');
  const where = keys.length === 0 ? null : await whereTo(ports, place, signal);
  if (where !== null && 'problem' in where) return failed(where.problem);
  const files = certificate === null ? [] : [{ path: certificatePath, text: certificate.certificate }];
  const message = where === null ? messages.certificate : messages.record;
  const present = certificate?.fingerprint ?? situation.certificate ?? '';
  const kept = await keep(ports, place, situation, { present, keys, where, files, message }, say, signal);
  if ('problem' in kept) return failed(kept.problem);
  const backedUp =
    where === null
      ? []
      : [`Backed up ${keys.length} ${keys.length === 1 ? 'key' : 'keys'} in ${visible(where.shown)}.`];
  const added = certificate === null ? [] : [`${certificatePath} has the key ${certificate.fingerprint}.`];
  return passed([...backedUp, ...added].join(' '), kept.commit);
}

interface Where {
  readonly path: string;
  /** The name of the file alone, for the record, which everybody reads: where it is kept is nobody's business. */
  readonly name: string;
  /** For who runs it: from the folder of the platform where it lies inside of that, else the path. */
  readonly shown: string;
  readonly lock: Lock;
}

async function whereTo(
  { questions, files }: StepPorts,
  { step, folder }: StepPlace,
  signal: AbortSignal,
): Promise<Where | { readonly problem: string }> {
  const answer = await questions.backup({ title: step.title, text: askForBackup }, signal);
  signal.throwIfAborted();
  if (answer === null) return { problem: 'Nobody said where the backup of the sealing key goes; nothing was done.' };
  const { file: path, lock } = answer;
  const weak = lockProblem(lock);
  if (weak !== null) return { problem: `${weak} Nothing was done.` };
  if ((await files.kind(path)) !== 'missing')
    return {
      problem: `${path} exists already; name another file for the backup, none is written over. Nothing was done.`,
    };
  return { path, name: path.split(/[/\\]/).at(-1) ?? path, shown: shownIn(folder, path), lock };
}

function shownIn(folder: string, path: string): string {
  const isInside = [`${folder}/`, `${folder}\\`].some((start) => path.startsWith(start));
  return isInside ? path.slice(folder.length + 1) : path;
}

interface Keeping {
  /** The fingerprint of the key that everything is sealed to. */
  readonly present: string;
  readonly keys: readonly HeldKey[];
  /** Null when there is no key to be backed up. */
  readonly where: Where | null;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly message: string;
}

/** Writes the backup, and commits its record with the files; a backup that no commit knows of is taken back. */
async function keep(
  ports: StepPorts,
  { folder }: StepPlace,
  { ground, namespace, record }: KeySituation,
  { present, keys, where, files, message }: Keeping,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly problem: string }> {
  const { branch, head: parent } = ground;
  const commit = { folder, branch, parent, message };
  if (where === null) return commitFiles(ports.git, { ...commit, files }, say, signal);
  const written = await writeBackup(ports, backupText(keys, namespace), where, signal);
  if ('failed' in written) return { problem: whyNoBackup(where.path, written) };
  say(visible(`Wrote the backup ${where.path}, and opened it again`));
  const takeBack = async (): Promise<string> => {
    const undone = await ports.writer.removeFile(where.path, written.armored);
    return undone === 'removed' ? 'The backup was taken back.' : `Delete ${where.path}, which nothing knows of.`;
  };
  try {
    const backup = { file: where.name, armored: written.armored, lock: where.lock };
    const records = await Promise.all(keys.map((key) => recordOf(key, key.secret, backup)));
    const all = [{ path: keyRecordPath, text: withKeys(record, records, present) }, ...files];
    const made = await commitFiles(ports.git, { ...commit, files: all }, say, signal);
    return 'problem' in made ? { problem: `${made.problem} ${await takeBack()}` } : made;
  } catch (error) {
    const back = visible(await takeBack());
    say(back);
    throw signal.aborted ? new Cut(error, `${back} Nothing was committed.`) : error;
  }
}

/** All active keys of the cluster, with their private parts. */
async function heldKeys(
  { cluster }: StepPorts,
  namespace: string,
  signal: AbortSignal,
): Promise<{ readonly keys: readonly HeldKey[] } | { readonly problem: string }> {
  const found = await cluster.list(keysQuery(namespace, 'object'), signal);
  if ('failure' in found) return { problem: sentenceOf(found.failure) };
  try {
    return { keys: await Promise.all(found.value.objects.map(keyOfSecret)) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message };
    throw error;
  }
}

function whyNoBackup(path: string, failure: BackupFailure): string {
  switch (failure.failed) {
    case 'unwritten': {
      const reason = failure.written === 'exists' ? 'another file is there meanwhile' : failure.written.failure;
      return `The backup ${path} can't be written: ${reason}. Nothing was done.`;
    }
    case 'broken':
      return `The backup ${path} does not open again as it was written; delete the file and try another disk. Nothing else was done.`;
    case 'left':
      return `It was cancelled; delete ${path}, which nothing knows of.`;
  }
}
