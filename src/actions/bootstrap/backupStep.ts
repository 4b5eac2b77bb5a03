import { keyNamespace } from '../../domain/bootstrap/keyNamespace.ts';
import type { KeyNeed } from '../../domain/bootstrap/keyNeed.ts';
import type { Change, Planned, Ran } from '../../domain/bootstrap/plan.ts';
import { certificatePath, keyRecordPath } from '../../domain/sealing/keyRecord.ts';
import { controllersIn } from '../controllerRestart.ts';
import type { Controller } from '../controllerRestart.ts';
import { hindrance } from '../restoreSealingKey.ts';
import { askForBackup, backUpKeys, createAndBackUp, messages } from './keyBackups.ts';
import { keyNeeds } from './keyNeeds.ts';
import { keySituation } from './keySituation.ts';
import type { KeySituation } from './keySituation.ts';
import { leaving } from './leaving.ts';
import { nothing, undecided } from '../../domain/bootstrap/planned.ts';
import { passed } from '../../domain/bootstrap/ran.ts';
import { planRestoring, restartBehind, restartDue, restartsOf, runRestoring } from './restoreStep.ts';
import type { Restoring } from './restoreStep.ts';
import type { Step, StepPlan, StepPorts, WorkOf } from './step.ts';

/**
 * Sees to it that everything is sealed to a key of which there is a backup (PLATFORM 11): makes one before the controller
 * starts, backs up those that a controller has made, or brings the one that Git knows into a cluster that lacks it. Private
 * keys are in memory, encrypted in the backup, and in the cluster.
 */
export const backupStep: Step<WorkOf<'backup'>, Deciding> = {
  patience: 2 * 60_000,
  needs: ({ spec }) => keyNeeds(spec),
  due: ({ cluster }, { spec }, signal) => restartDue(cluster, keyNamespace(spec), signal),
  plan: async (ports, place, _work, signal) => {
    const situation = await keySituation(ports, place, signal);
    return 'problem' in situation ? undecided(situation.problem) : plan(ports, situation, signal);
  },
  run: (ports, place, decision, say, signal) => {
    switch (decision.does) {
      case 'create':
        return restarted(ports, createAndBackUp(ports, place, decision.situation, say, signal), decision, say, signal);
      case 'backup':
        return restarted(ports, backUpKeys(ports, place, decision.situation, say, signal), decision, say, signal);
      case 'restore':
        return runRestoring(ports, place, decision.restoring, say, signal);
      case 'restart':
        return restartBehind(ports, decision.restoring, 'A backup has the present keys.', say, signal);
    }
  },
};

/** What the platform lacks of its key, with how it stands: the certificates that are backed up are shown in no plan. */
type Deciding =
  | { readonly does: 'create'; readonly situation: KeySituation; readonly behind: readonly Controller[] }
  | {
      readonly does: 'backup';
      readonly situation: KeySituation & { readonly need: Backup };
      readonly behind: readonly Controller[];
    }
  | { readonly does: 'restore' | 'restart'; readonly restoring: Restoring };

type Backup = Extract<KeyNeed, { readonly need: 'backup' }>;

async function plan(ports: StepPorts, situation: KeySituation, signal: AbortSignal): Promise<StepPlan<Deciding>> {
  const { need, namespace, ground } = situation;
  const controllers = async (): Promise<readonly Controller[]> => controllersIn(ports.cluster, namespace, signal);
  switch (need.need) {
    case 'decision':
      return undecided(need.problem);
    case 'nothing':
    case 'restore': {
      const { shown, decision } = await planRestoring(ports, situation, signal);
      if (decision === null) return { shown, decision };
      return { shown, decision: { does: decision.key === null ? 'restart' : 'restore', restoring: decision } };
    }
    case 'create': {
      const problem = ground.noAuthor ?? (await hindrance(ports.cluster, namespace, signal));
      if (problem !== null) return undecided(problem);
      // One that runs without a key does not see the new one.
      const behind = await controllers();
      return { shown: creation(situation, behind), decision: { does: 'create', situation, behind } };
    }
    case 'backup': {
      if (ground.noAuthor !== null) return undecided(ground.noAuthor);
      const behind = (await controllers()).filter(({ isBehind }) => isBehind);
      const decision = { does: 'backup', situation: { ...situation, need }, behind } as const;
      return { shown: backup(situation, need, behind), decision };
    }
  }
}

/** What was done, and after it the restart of the controllers that do not know all keys. */
async function restarted(
  ports: StepPorts,
  doing: Promise<Ran>,
  { behind }: { readonly behind: readonly Controller[] },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const ran = await doing;
  if (ran.state === 'failed') return ran;
  const { message } = await leaving(
    `${ran.message} Whether the controller was restarted is found out when the phase is run again.`,
    signal,
    () => restartBehind(ports, { behind }, ran.message, say, signal),
  );
  return passed(message, ran.commit);
}

function creation({ namespace, ground }: KeySituation, behind: readonly Controller[]): Planned {
  const restarts = restartsOf(behind);
  return {
    ...nothing,
    changes: [
      backupChange('the new sealing key'),
      commitChange(messages.create, [certificatePath, keyRecordPath], ground.branch),
      {
        target: 'cluster',
        action: 'create',
        what: `Secret ${namespace}/sealed-secrets-key-…, the new sealing key, before the controller starts`,
        diff: '',
      },
      ...restarts.changes,
    ],
    asks: [askForBackup],
    decides: { need: 'create', namespace, restart: restarts.names },
  };
}

function backup(
  { namespace, ground }: KeySituation,
  { keys, certificate }: Backup,
  behind: readonly Controller[],
): Planned {
  const restarts = restartsOf(behind);
  const names = keys.map(({ secret, fingerprint }) => `${namespace}/${secret} (${fingerprint})`);
  const paths = [...(certificate === null ? [] : [certificatePath]), ...(keys.length === 0 ? [] : [keyRecordPath])];
  const message = keys.length === 0 ? messages.certificate : messages.record;
  return {
    ...nothing,
    changes: [
      ...(keys.length === 0 ? [] : [backupChange(`the keys of the cluster: ${names.join(', ')}`)]),
      commitChange(message, paths, ground.branch),
      ...restarts.changes,
    ],
    asks: keys.length === 0 ? [] : [askForBackup],
    decides: {
      need: 'backup',
      namespace,
      keys: keys.map(({ secret, fingerprint }) => ({ secret, fingerprint })),
      certificate: certificate?.fingerprint ?? null,
      restart: restarts.names,
    },
  };
}

function backupChange(of: string): Change {
  return { target: 'file', action: 'create', what: `encrypted backup of ${of}; you say where`, diff: '' };
}

function commitChange(subject: string, paths: readonly string[], branch: string): Change {
  const what = `commit "${subject}" on ${branch}: ${paths.join(', ')}`;
  return { target: 'git', action: 'create', what, diff: '' };
}
