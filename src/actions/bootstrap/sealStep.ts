import { generationText } from '../../domain/bootstrap/generated.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Planned } from '../../domain/bootstrap/plan.ts';
import type { ValueOrigin, WantedValue } from '../../domain/bootstrap/wantedValues.ts';
import { visible } from '../../domain/visible.ts';
import { commitFiles } from './commitGround.ts';
import { nothing, undecided } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import { prepareSealing } from './sealPreparation.ts';
import type { FileSecret, SealFile, SealPreparation } from './sealPreparation.ts';
import { sealedTexts, valuesOf } from './sealValues.ts';
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
