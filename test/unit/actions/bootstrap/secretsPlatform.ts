import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect } from 'vitest';
import type { Planned, Ran } from '../../../../src/domain/bootstrap/plan.ts';
import type { Work } from '../../../../src/domain/bootstrap/work.ts';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { workOf } from '../../../../src/domain/bootstrap/workOf.ts';
import { unsealText } from '../../../../src/domain/sealing/unseal.ts';
import { heldKey } from '../../../../src/domain/sealing/heldKey.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from '../../../../src/actions/bootstrap/step.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import type { FileText } from '../../../../src/ports.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import type { Said } from '../../../fakes/questions.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { memoryWriter } from '../../../fakes/writer.ts';
import { fixture, keys } from '../../domain/sealing/fixtures.ts';
import { template } from '../../domain/phases/template.ts';
import { SudoPasswords } from '../../../../src/actions/bootstrap/sudoPasswords.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

export const folder = '/lab';

/** The key of the fixtures: `cert.pem` and `key.pem`. */
export const ownKey = await heldKey('sealed-secrets-keyown', fixture('cert.pem'), fixture('key.pem'));

export const identity = await generateIdentity();
export const recipients = [await identityToRecipient(identity)];

/** What is said where no controller is there to be restarted, or one was. */
export const unseen =
  'No controller is seen in namespace kube-system: one that starts takes the key, one that runs has to be restarted.';
export const restartTold = 'Deployment kube-system/sealed-secrets-controller is restarted, so that it takes the key.';

/** On it all certificates of the fixtures are good. */
const today = '2030-01-01T00:00:00Z';

/** A platform in memory, in Git and in front of a cluster, with somebody who answers. */
export function platform(committed: Readonly<Record<string, string>>, said: Said = {}, disk = { full: Infinity }) {
  const git = new MemoryGitWrites(committed);
  const writer = memoryWriter({}, disk);
  const cluster = new MemoryCluster('home', {
    kinds: ['v1 Secret', 'v1 Service', 'v1 Pod', 'apps/v1 Deployment'],
  });
  const questions = new MemoryQuestions(said);
  const timers = new ManualTimers(today);
  /** What is on disk: backups, and what Git has brought along. */
  const onDisk = async (): Promise<Record<string, string>> => {
    const texts: Record<string, string> = Object.fromEntries(writer.texts);
    for (const path of ['pub-cert.pem', '.slipway/sealing-key.json']) {
      const read = await git.textAt(folder, git.head, path, new AbortController().signal);
      if ('text' in read && read.text !== null) texts[`${folder}/${path}`] = read.text;
    }
    return texts;
  };
  const ports: StepPorts = {
    files: {
      ...memoryFiles({}),
      read: async (path): Promise<FileText> => memoryFiles(await onDisk()).read(path),
      kind: async (path) => memoryFiles(await onDisk()).kind(path),
    },
    writer,
    clock: timers,
    timers,
    programs: new ScriptedPrograms(),
    git,
    scripts: memoryScripts(memoryFiles({})),
    passwords: new SudoPasswords(timers),
    questions,
    cluster,
    kubeconfig: null,
  };
  return { ports, git, writer, cluster, questions };
}

/** The controller, whose only Pod came before all keys. */
export const controller: readonly ClusterObject[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'sealed-secrets-controller', namespace: 'kube-system' },
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'sealed-secrets-controller-5c7-x',
      namespace: 'kube-system',
      labels: { 'pod-template-hash': '5c7' },
      creationTimestamp: '2026-01-01T00:00:00Z',
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'sealed-secrets-controller-5c7' }],
    },
  },
];

/** As the API server does it: what is created says when. */
export function dated(cluster: MemoryCluster): void {
  const { writes } = cluster;
  const create = writes.create.bind(writes);
  writes.create = ({ metadata, ...object }, signal) =>
    create({ ...object, metadata: { creationTimestamp: today, ...metadata } }, signal);
}

/** A step of the template. */
export function placeOf(phaseId: string, stepId: string, spec: PlatformSpec = template().spec): StepPlace {
  const phase = spec.phases.find(({ id }) => id === phaseId);
  const step = phase?.steps.find(({ id }) => id === stepId);
  if (phase === undefined || step === undefined) throw new Error(`There is no step ${phaseId}/${stepId}.`);
  return { folder, spec, phase, step };
}

/** What somebody could see of a step. */
export interface Seen {
  readonly planned: Planned;
  readonly lines: readonly string[];
  readonly ran: Ran;
}

/** Plans and runs a step, as the orchestrator does. */
export async function planAndRun<Own extends Work>(
  step: Step<Own>,
  ports: StepPorts,
  place: StepPlace,
  work: Own,
  signal: AbortSignal = new AbortController().signal,
): Promise<Seen> {
  const { shown: planned, decision } = await step.plan(ports, place, work, signal);
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const none = (): Ran => ({ state: 'failed', message: planned.problem ?? '', remedy: null });
  const ran = decision === null ? none() : await step.run(ports, place, decision, say, signal);
  return { planned, lines, ran };
}

/** What a seal step of the template is about. */
export function sealWork({ spec, phase, step }: StepPlace): WorkOf<'seal'> {
  const work = workOf(spec, phase, step, null);
  if ('problem' in work || work.kind !== 'seal') throw new Error('That is no seal step.');
  return work;
}

/** SHA-256 of each value by `file key`, as only the owner of the key can tell. */
export async function opened(files: readonly { readonly path: string; readonly text: string }[]) {
  const found: Record<string, string | null> = {};
  for (const { path, text } of files) {
    const { items, unreadable } = await unsealText(text, await keys());
    expect(unreadable).toEqual([]);
    for (const { key, sha256: sum } of items) found[`${path} ${key}`] = sum;
  }
  return found;
}
