import type { Change, Planned, Ran } from '../../domain/bootstrap/plan.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { RecordedKey } from '../../domain/sealing/keyRecord.ts';
import { keySecretName } from '../../domain/sealing/keySecret.ts';
import { secretOf } from '../../domain/bootstrap/keyNeed.ts';
import { controllersIn, restartAll, restartChange } from '../controllerRestart.ts';
import { hindrance, openBackup, planRestore, restoreKeys, whatIs } from '../restoreSealingKey.ts';
import { visible } from '../../domain/visible.ts';
import { keySituation } from './keySituation.ts';
import type { KeySituation } from './keySituation.ts';
import { impossible, nothing } from './planned.ts';
import { failed, passed } from './ran.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from './step.ts';

/** Brings the key of `pub-cert.pem` into the cluster from its backup, which is asked for; done when the cluster has it. */
export const restoreStep: Step<WorkOf<'restore'>> = {
  plan: async (ports, place, _work, signal) => {
    const situation = await keySituation(ports, place, signal);
    if ('problem' in situation) return impossible(situation.problem);
    return planRestoring(ports, situation, signal);
  },
  run: async (ports, place, _work, planned, say, signal) => {
    const situation = await keySituation(ports, place, signal);
    if ('problem' in situation) return failed(situation.problem);
    const now = await planRestoring(ports, situation, signal);
    if (now.problem !== null) return failed(now.problem);
    if (canonical(now.decides) !== canonical(planned.decides))
      return failed('What restoring would do has changed since the plan; nothing was done.');
    return runRestoring(ports, place, situation, planned, say, signal);
  },
};

/**
 * What restoring would do, before anybody has seen the backup. Where the cluster has the key already, a controller that was
 * not restarted since is.
 */
export async function planRestoring(
  { cluster }: Pick<StepPorts, 'cluster'>,
  situation: KeySituation,
  signal: AbortSignal,
): Promise<Planned> {
  const { certificate, namespace } = situation;
  if (certificate === null)
    return impossible('pub-cert.pem is not committed: nothing says which key is to be restored.');
  const controllers = await controllersIn(cluster, namespace, signal);
  const isThere = hasKey(situation);
  const due = controllers.filter(({ mayRestart, isBehind }) => mayRestart && (isBehind || !isThere));
  const restarts = due.map((controller) => restartChange(controller));
  const restart = due.map(({ name }) => name);
  if (isThere) return { ...nothing, changes: restarts, decides: { restore: null, namespace, restart } };
  const problem = await hindrance(cluster, namespace, signal);
  if (problem !== null) return impossible(problem);
  const key = recordedOf(situation);
  const secret = key === null ? keySecretName({ fingerprint: certificate }) : secretOf(key);
  const what = `${whatIs({ secret, fingerprint: certificate }, namespace)}, ${andOthers}`;
  return {
    ...nothing,
    changes: [{ target: 'cluster', action: 'create', what, diff: '' }, ...restarts],
    asks: [askText(key, certificate)],
    decides: { restore: certificate, namespace, restart },
  };
}

const andOthers = 'and every other key in the backup, which are named once it is open';

/** Asks for the backup, and for what in it no plan could name, and restores what is in it. */
export async function runRestoring(
  ports: StepPorts,
  { folder, step }: StepPlace,
  situation: KeySituation,
  { changes }: Pick<Planned, 'changes'>,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { certificate, namespace } = situation;
  if (certificate === null) return failed('pub-cert.pem is not committed: nothing says which key is to be restored.');
  if (hasKey(situation)) return restartBehind(ports, namespace, 'The cluster has the key already.', say, signal);
  const text = askText(recordedOf(situation), certificate);
  const answer = await ports.questions.restore({ title: step.title, text }, signal);
  signal.throwIfAborted();
  if (answer === null) return failed('Nobody gave the backup of the sealing key; nothing was restored.');
  const opened = await openBackup(answer.text, answer.opens, signal);
  if ('problem' in opened) return failed(`${opened.problem} Nothing was restored.`);
  const place = { folder, namespace };
  const planned = await planRestore(ports, place, opened, signal);
  if (planned.problem !== null) return failed(`${planned.problem} Nothing was restored.`);
  const unnamed = planned.changes.filter(({ what }) => !changes.some((one) => isNamed(what, one)));
  if (unnamed.length > 0) {
    const all = unnamed.map(({ what }) => what).join('; ');
    const more = `Look at what the backup brings besides what the plan names: ${visible(all)}. Nothing of it is restored unless that is meant.`;
    const isMeant = await ports.questions.done({ title: step.title, text: more }, signal);
    signal.throwIfAborted();
    if (!isMeant) return failed('Nobody agreed to all that the backup brings; nothing was restored.');
  }
  return restoreKeys(ports, place, opened, planned, say, signal);
}

function isNamed(what: string, change: Change): boolean {
  return change.what === what || change.what === `${what}, ${andOthers}`;
}

/** Restarts the controllers that lack a key which the cluster has. */
export async function restartBehind(
  ports: Pick<StepPorts, 'cluster' | 'clock'>,
  namespace: string,
  message: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const controllers = await controllersIn(ports.cluster, namespace, signal);
  const behind = controllers.filter(({ isBehind }) => isBehind);
  const left = await restartAll(ports, behind, say, signal);
  return passed(left === null ? message : `${message} ${left}`);
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
