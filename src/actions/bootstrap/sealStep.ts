import { generatedValue, generationText } from '../../domain/bootstrap/generated.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Planned } from '../../domain/bootstrap/plan.ts';
import { newLabel, withSealed } from '../../domain/bootstrap/sealedFile.ts';
import { idOf } from '../../domain/bootstrap/wantedValues.ts';
import type { ValueOrigin, WantedValue } from '../../domain/bootstrap/wantedValues.ts';
import type { Certificate } from '../../domain/sealing/certificate.ts';
import { encryptValue } from '../../domain/sealing/encrypt.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { visible } from '../../domain/visible.ts';
import type { Questions } from '../../writes.ts';
import { commitFiles } from './commitGround.ts';
import { nothing, undecided } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { prepareSealing } from './sealPreparation.ts';
import type { FileSecret, SealFile, SealPreparation } from './sealPreparation.ts';
import type { Step, WorkOf } from './step.ts';

/**
 * Seals the secrets of a phase that Git does not have yet, to `pub-cert.pem` and in this process, and commits exactly their
 * files (PLATFORM 12). A value is generated, asked for, or the same as another; it is in memory and nowhere else. Either
 * all are sealed and committed, or nothing has changed. Nothing is pushed: the release does that.
 */
export const sealStep: Step<WorkOf<'seal'>, SealPreparation> = {
  patience: 2 * 60_000,
  needs: () => ({ ...nothingNeeded, programs: ['git'] }),
  plan: async (ports, place, { secrets }, signal) => {
    const prepared = await prepareSealing(ports, place, secrets, signal);
    return 'problem' in prepared ? undecided(prepared.problem) : { shown: plannedOf(prepared), decision: prepared };
  },
  run: async (ports, place, prepared, say, signal) => {
    if (prepared.wanted.length === 0) return passed('Everything is sealed already.');
    const { certificate } = prepared;
    if (certificate === null) return failed('pub-cert.pem is not committed; nothing was sealed.');
    const values = await valuesOf(prepared.wanted, ports.questions, signal);
    if ('problem' in values) return failed(values.problem);
    const texts = await sealedTexts(prepared, certificate, values);
    if ('problem' in texts) return failed(texts.problem);
    signal.throwIfAborted();
    const { branch, head: parent } = prepared.ground;
    const commit = { folder: place.folder, branch, parent, files: texts, message: messageOf(prepared) };
    const made = await commitFiles(ports.git, commit, say, signal);
    if ('problem' in made) return failed(`${made.problem} What was sealed is not kept.`);
    for (const { secret, keys } of bySecret(prepared)) say(visible(`Sealed ${nameOf(secret)}: ${keys.join(', ')}`));
    const { length } = prepared.wanted;
    const message = `Sealed ${length} ${length === 1 ? 'value' : 'values'} in ${texts.map(({ path }) => path).join(', ')}.`;
    return passed(message, made.commit);
  },
};

/** The kubernetes API takes no larger Secret; what is asked for may be any file. */
const mostBytes = 1024 * 1024;

function plannedOf(prepared: SealPreparation): Planned {
  const { certificate, madeBy, ground, wanted, files } = prepared;
  const key = certificate === null ? `the key of the step "${madeBy ?? ''}"` : certificate.fingerprint;
  const [subject = ''] = messageOf(prepared).split('\n', 1);
  const writes = [...files].map(([path, file]): Change => ({
    target: 'file',
    action: file.text === null ? 'create' : 'update',
    what: `${path}, sealed to ${key}`,
    diff: diffOf(file, wanted),
  }));
  const commit: Change = { target: 'git', action: 'create', what: `commit "${subject}" on ${ground.branch}`, diff: '' };
  return {
    ...nothing,
    changes: wanted.length === 0 ? [] : [...writes, commit],
    asks: wanted.flatMap(({ id, from }) => (from.from === 'obtain' ? [`${id}: ${from.how}`] : [])),
    decides: {
      // One that is made by an earlier step is another one after it; whose it is, the plan of that step decides.
      certificate: madeBy === null ? (certificate?.fingerprint ?? null) : { madeBy },
      wanted: wanted.map(({ id, secret, from }) => {
        const { file, type, labels } = secret;
        return { id, file, type, labels, from };
      }),
    },
  };
}

/** No text of a file is shown: what is sealed differs with each sealing, and tells nothing. */
function diffOf({ secrets }: SealFile, wanted: readonly WantedValue[]): string {
  const lines = secrets.flatMap(({ secret, place }) => {
    const { type, labels } = secret;
    const head = `SealedSecret ${nameOf(secret)}`;
    const named = Object.entries(labels).map(([name, value]) => `+   label ${name}: ${value}`);
    const fresh = [`+ ${head}`, ...(type === null ? [] : [`+   type: ${type}`]), ...named];
    const keys = wanted.flatMap((one) => (one.secret === secret ? [`+   ${one.key} ${originText(one.from)}`] : []));
    return [...(place === null ? fresh : [`  ${head}`]), ...keys];
  });
  return `${lines.join('\n')}\n`;
}

function originText(from: ValueOrigin): string {
  switch (from.from) {
    case 'generate':
      return `(${generationText(from)}, made when it is sealed)`;
    case 'obtain':
      return '(asked for)';
    case 'sameAs':
      return `(the same as ${from.id})`;
    case 'value':
      return `= ${JSON.stringify(from.value)}`;
  }
}

/** All values by id, or why one is missing: then none is used. Who has to say something is asked before anything is made. */
async function valuesOf(
  wanted: readonly WantedValue[],
  questions: Questions,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string> | { readonly problem: string }> {
  const values = new Map<string, string>();
  for (const { id, secret, key, from } of wanted) {
    if (from.from !== 'obtain') continue;
    const value = await questions.secret(
      { title: `${key} of Secret ${nameOf(secret)}`, text: from.how, value: id },
      signal,
    );
    signal.throwIfAborted();
    const problem = value === null ? `Nobody said the value of ${id}` : valueProblem(value, id);
    if (value === null || problem !== null) return { problem: `${problem ?? ''}; nothing was sealed.` };
    values.set(id, value);
  }
  for (const { id, from } of wanted) {
    if (from.from === 'generate') values.set(id, generatedValue(from));
    else if (from.from === 'value') values.set(id, from.value);
    else if (from.from === 'sameAs') values.set(id, values.get(from.id) ?? '');
  }
  return values;
}

/** Never the value itself. */
function valueProblem(value: string, id: string): string | null {
  if (value.trim() === '') return `The value of ${id} is empty`;
  return value.isWellFormed() ? null : `The value of ${id} holds what is no Unicode text`;
}

async function sealedTexts(
  { wanted, files }: SealPreparation,
  certificate: Certificate,
  values: ReadonlyMap<string, string>,
): Promise<readonly { readonly path: string; readonly text: string }[] | { readonly problem: string }> {
  const texts: { path: string; text: string }[] = [];
  for (const [path, file] of files) {
    let { text } = file;
    for (const { secret, place } of file.secrets) {
      const label = place?.label ?? newLabel(secret);
      const own = wanted.filter((one) => one.secret === secret);
      const plain = own.map(({ key }) => new TextEncoder().encode(values.get(idOf(secret, key)) ?? ''));
      if (plain.reduce((sum, { length }) => sum + length, 0) > mostBytes)
        return { problem: `Secret ${nameOf(secret)} would have more than 1 MiB; nothing was sealed.` };
      const sealed = await Promise.all(plain.map((bytes) => encryptValue(certificate, label, bytes)));
      try {
        text = withSealed(text, secret, new Map(own.map(({ key }, index) => [key, sealed[index] ?? ''])));
      } catch (error) {
        if (error instanceof Refusal) return { problem: `${path}: ${error.message} Nothing was sealed.` };
        throw error;
      }
    }
    if (text !== null) texts.push({ path, text });
  }
  return texts;
}

function bySecret({ files, wanted }: SealPreparation): { secret: FileSecret['secret']; keys: readonly string[] }[] {
  return [...files.values()].flatMap(({ secrets }) =>
    secrets.map(({ secret }) => ({
      secret,
      keys: wanted.flatMap((one) => (one.secret === secret ? [one.key] : [])),
    })),
  );
}

/** As long as the usual hooks let a subject be. */
function messageOf(prepared: SealPreparation): string {
  const names = bySecret(prepared).map(({ secret }) => nameOf(secret));
  const subject = `feat: seal ${names.join(', ')}`;
  return subject.length <= 72 ? subject : `feat: seal ${names.length} secrets\n\n${names.join('\n')}\n`;
}

function nameOf({ namespace, name }: FileSecret['secret']): string {
  return `${namespace}/${name}`;
}
