import { keyNamespace } from '../../domain/bootstrap/keyNamespace.ts';
import { secretOf } from '../../domain/bootstrap/keyNeed.ts';
import type { ActiveKey } from '../../domain/bootstrap/keyNeed.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { keySecretName } from '../../domain/sealing/keySecret.ts';
import type { RecordedKey } from '../../domain/sealing/keyRecord.ts';
import { visible } from '../../domain/visible.ts';
import { byHand, controllersIn, restartAll, restartChange } from '../controllerRestart.ts';
import type { Controller } from '../controllerRestart.ts';
import { hindrance, openBackup, planRestore, restoreKeys, whatComes, whatIs } from '../restoreSealingKey.ts';
import { keyNeeds } from './keyNeeds.ts';
import { keySituation } from './keySituation.ts';
import type { KeySituation } from './keySituation.ts';
import { nothing, undecided } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { Step, StepPlace, StepPlan, StepPorts, WorkOf } from './step.ts';

/** What restoring comes to, before anybody has seen the backup. */
export interface Restoring {
  readonly namespace: string;
  /** The key that is brought; null when the cluster has it. */
  readonly key: Pick<ActiveKey, 'secret' | 'fingerprint'> | null;
  /** Which backup is asked for, and what opens it. */
  readonly asks: string;
  /** The controllers that lack a key, or will: also those that only somebody else may restart. */
  readonly behind: readonly Controller[];
}

/** Brings the key of `pub-cert.pem` into the cluster from its backup, which is asked for; done when the cluster has it. */
export const restoreStep: Step<WorkOf<'restore'>, Restoring> = {
  patience: 5 * 60_000,
  needs: ({ spec }) => keyNeeds(spec),
  due: ({ cluster }, { spec }, signal) => restartDue(cluster, keyNamespace(spec), signal),
  plan: async (ports, place, _work, signal) => {
    const situation = await keySituation(ports, place, signal);
    return 'problem' in situation ? undecided(situation.problem) : planRestoring(ports, situation, signal);
  },
  run: (ports, place, decision, say, signal) =>
    decision.key === null
      ? restartBehind(ports, decision, 'The cluster has the key already.', say, signal)
      : runRestoring(ports, place, decision, say, signal),
};

/** That a controller runs which does not know all keys of the cluster, in a sentence; null when there is none. */
export async function restartDue(
  cluster: StepPorts['cluster'],
  namespace: string,
  signal: AbortSignal,
): Promise<string | null> {
  const all = await controllersIn(cluster, namespace, signal);
  const behind = all.find(({ isBehind }) => isBehind);
  if (behind === undefined) return null;
  const what = `Deployment ${namespace}/${behind.name} has not been restarted since a sealing key was brought.`;
  return behind.mayRestart ? what : `${what} ${byHand(behind)}`;
}

/**
 * What restoring would do, before anybody has seen the backup. Where the cluster has the key already, a controller that was
 * not restarted since is.
 */
export async function planRestoring(
  { cluster }: Pick<StepPorts, 'cluster'>,
  situation: KeySituation,
  signal: AbortSignal,
): Promise<StepPlan<Restoring>> {
  const { certificate, namespace } = situation;
  if (certificate === null)
    return undecided('pub-cert.pem is not committed: nothing says which key is to be restored.');
  const controllers = await controllersIn(cluster, namespace, signal);
  const isThere = hasKey(situation);
  const behind = controllers.filter(({ isBehind }) => isBehind || !isThere);
  const { changes: restarts, names: restart } = restartsOf(behind);
  const recorded = recordedOf(situation);
  const asks = askText(recorded, certificate);
  if (isThere) {
    const shown = { ...nothing, changes: restarts, decides: { restore: null, namespace, restart } };
    return { shown, decision: { namespace, key: null, asks, behind } };
  }
  const problem = await hindrance(cluster, namespace, signal);
  if (problem !== null) return undecided(problem);
  const secret = recorded === null ? keySecretName({ fingerprint: certificate }) : secretOf(recorded);
  const key = { secret, fingerprint: certificate };
  const what = `${whatIs(key, namespace)}, and every other key in the backup, which are named once it is open`;
  const shown = {
    ...nothing,
    changes: [{ target: 'cluster', action: 'create', what, diff: '' } as const, ...restarts],
    asks: [asks],
    decides: { restore: certificate, namespace, restart },
  };
  return { shown, decision: { namespace, key, asks, behind } };
}

/** The restarts of those that may be restarted, for people and by their names. */
export function restartsOf(behind: readonly Controller[]): {
  readonly changes: readonly Change[];
  readonly names: readonly string[];
} {
  const due = behind.filter(({ mayRestart }) => mayRestart);
  return { changes: due.map((controller) => restartChange(controller)), names: due.map(({ name }) => name) };
}

/** Asks for the backup, and for what in it no plan could name, and restores what is in it. */
export async function runRestoring(
  ports: StepPorts,
  { folder, step }: StepPlace,
  { namespace, key, asks, behind }: Restoring,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const answer = await ports.questions.restore({ title: step.title, text: asks }, signal);
  signal.throwIfAborted();
  if (answer === null) return failed('Nobody gave the backup of the sealing key; nothing was restored.');
  const opened = await openBackup(answer.text, answer.opens, signal);
  if ('problem' in opened) return failed(`${opened.problem} Nothing was restored.`);
  const place = { folder, namespace };
  const planned = await planRestore(ports, place, opened, signal);
  if (planned.problem !== null) return failed(`${planned.problem} Nothing was restored.`);
  const unnamed = [
    ...planned.create
      .filter(({ secret, fingerprint }) => secret !== key?.secret || fingerprint !== key.fingerprint)
      .map((one) => whatComes(one, namespace, planned.others)),
    ...planned.restart
      .filter(({ name }) => !behind.some((one) => one.mayRestart && one.name === name))
      .map((controller) => restartChange(controller).what),
  ];
  if (unnamed.length > 0) {
    const all = unnamed.join('; ');
    const more = `Look at what the backup brings besides what the plan names: ${visible(all)}. Nothing of it is restored unless that is meant.`;
    const isMeant = await ports.questions.agreed({ title: step.title, text: more }, signal);
    signal.throwIfAborted();
    if (!isMeant) return failed('Nobody agreed to all that the backup brings; nothing was restored.');
  }
  return restoreKeys(ports, place, opened, planned, say, signal);
}

/** Restarts the controllers that lack a key which the cluster has. */
export async function restartBehind(
  ports: Pick<StepPorts, 'cluster' | 'clock'>,
  { behind }: Pick<Restoring, 'behind'>,
  message: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const restarts = await restartAll(ports, behind, say, signal);
  return passed([message, ...restarts].join(' '));
}

/** Whether the cluster has the key of the certificate: what is left to do then is no restoring. */
function hasKey({ need }: KeySituation): boolean {
  return need.need === 'nothing' || need.need === 'backup';
}

function recordedOf({ record, certificate }: KeySituation): RecordedKey | null {
  return record.findLast(({ fingerprint }) => fingerprint === certificate) ?? null;
}

function askText(key: RecordedKey | null, certificate: string): string {
  const which = `The backup of the sealing key ${certificate}`;
  if (key === null) return `${which}, and what opens it: its passphrase, or an age identity.`;
  const { file, opensWith } = key.backup;
  const opens = opensWith === 'passphrase' ? 'its passphrase' : `the age identity of ${opensWith.join(' or ')}`;
  return `${which}, which was written as ${file}, and what opens it: ${opens}.`;
}
