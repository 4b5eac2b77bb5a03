import type { Planned, Ran } from '../../domain/bootstrap/plan.ts';
import type { RecordedKey } from '../../domain/sealing/keyRecord.ts';
import { keySecretName } from '../../domain/sealing/keySecret.ts';
import { secretOf } from '../../domain/bootstrap/keyNeed.ts';
import { hindrance, openBackup, planRestore, restoreKeys } from '../restoreSealingKey.ts';
import { keySituation } from './keySituation.ts';
import type { KeySituation } from './keySituation.ts';
import { failed, passed } from './ran.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from './step.ts';

/** Brings the key of `pub-cert.pem` into the cluster from its backup, which is asked for; done when the cluster has it. */
export const restoreStep: Step<WorkOf<'restore'>> = {
  plan: async (ports, place, _work, signal) => {
    const situation = await keySituation(ports, place, signal);
    if ('problem' in situation) return hindered(situation.problem);
    return planRestoring(ports, situation, signal);
  },
  run: async (ports, place, _work, _planned, say, signal) => {
    const situation = await keySituation(ports, place, signal);
    if ('problem' in situation) return failed(situation.problem);
    return runRestoring(ports, place, situation, say, signal);
  },
};

/** What restoring would do, before anybody has seen the backup. */
export async function planRestoring(
  { cluster }: Pick<StepPorts, 'cluster'>,
  situation: KeySituation,
  signal: AbortSignal,
): Promise<Planned> {
  const { certificate, namespace } = situation;
  if (certificate === null) return hindered('pub-cert.pem is not committed: nothing says which key is to be restored.');
  const nothing = { argv: [], changes: [], problem: null, asks: [], typed: [] };
  if (hasKey(situation)) return { ...nothing, decides: { restore: null } };
  const problem = await hindrance(cluster, namespace, signal);
  if (problem !== null) return hindered(problem);
  const key = recordedOf(situation);
  const secret = key === null ? keySecretName({ fingerprint: certificate }) : secretOf(key);
  const what = `Secret ${namespace}/${secret}, the sealing key ${certificate}, and every other key in the backup`;
  return {
    ...nothing,
    changes: [{ target: 'cluster', action: 'create', what, diff: '' }],
    asks: [askText(key, certificate)],
    decides: { restore: certificate, namespace },
  };
}

/** Asks for the backup and restores what is in it. */
export async function runRestoring(
  ports: StepPorts,
  { folder, step }: StepPlace,
  situation: KeySituation,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { certificate, namespace } = situation;
  if (certificate === null) return failed('pub-cert.pem is not committed: nothing says which key is to be restored.');
  if (hasKey(situation)) return passed('The cluster has the key already.');
  const text = askText(recordedOf(situation), certificate);
  const answer = await ports.questions.restore({ title: step.title, text }, signal);
  signal.throwIfAborted();
  if (answer === null) return failed('Nobody gave the backup of the sealing key; nothing was restored.');
  const opened = await openBackup(answer.text, answer.opens, signal);
  if ('problem' in opened) return failed(`${opened.problem} Nothing was restored.`);
  const place = { folder, namespace };
  const planned = await planRestore(ports, place, opened, signal);
  if (planned.problem !== null) return failed(`${planned.problem} Nothing was restored.`);
  return restoreKeys(ports, place, opened, planned, say, signal);
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

function hindered(problem: string): Planned {
  return { argv: [], changes: [], problem, asks: [], typed: [], decides: { problem } };
}
