import type { Change, Planned, Ran } from '../../domain/bootstrap/plan.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import { certificatePath, keyRecordPath } from '../../domain/sealing/keyRecord.ts';
import { hindrance } from '../restoreSealingKey.ts';
import { askForBackup, backUpKeys, createAndBackUp, messages } from './keyBackups.ts';
import { keySituation } from './keySituation.ts';
import type { KeySituation } from './keySituation.ts';
import { impossible, nothing } from './planned.ts';
import { failed, passed } from './ran.ts';
import { planRestoring, restartBehind, runRestoring } from './restoreStep.ts';
import type { Step, StepPorts, WorkOf } from './step.ts';

/**
 * Sees to it that everything is sealed to a key of which there is a backup (PLATFORM 11): makes one before the controller
 * starts, backs up those that a controller has made, or brings the one that Git knows into a cluster that lacks it. Private
 * keys are in memory, encrypted in the backup, and in the cluster.
 */
export const backupStep: Step<WorkOf<'backup'>> = {
  plan: async (ports, place, _work, signal) => {
    const situation = await keySituation(ports, place, signal);
    return 'problem' in situation ? impossible(situation.problem) : plannedOf(ports, situation, signal);
  },
  run: async (ports, place, _work, planned, say, signal): Promise<Ran> => {
    // Looked at anew: the certificates that are backed up are in no plan, and a key may have been made since.
    const situation = await keySituation(ports, place, signal);
    const now = 'problem' in situation ? impossible(situation.problem) : await plannedOf(ports, situation, signal);
    if ('problem' in situation || now.problem !== null) return failed(now.problem ?? '');
    if (canonical(now.decides) !== canonical(planned.decides)) {
      const message =
        'How the cluster and Git stand with the sealing key has changed since the plan; nothing was done.';
      return failed(message);
    }
    switch (situation.need.need) {
      case 'create':
        return createAndBackUp(ports, place, situation, say, signal);
      case 'restore':
        return runRestoring(ports, place, situation, planned, say, signal);
      case 'backup':
        return backUpKeys(ports, place, { ...situation, need: situation.need }, say, signal);
      case 'nothing':
        return restartBehind(ports, situation.namespace, 'A backup has the present keys.', say, signal);
      case 'decision':
        return passed('A backup has the present keys.');
    }
  },
};

async function plannedOf(ports: StepPorts, situation: KeySituation, signal: AbortSignal): Promise<Planned> {
  const { need, namespace, ground } = situation;
  switch (need.need) {
    case 'decision':
      return impossible(need.problem);
    case 'nothing':
    case 'restore':
      return planRestoring(ports, situation, signal);
    case 'create': {
      const problem = await hindrance(ports.cluster, namespace, signal);
      if (problem !== null) return impossible(problem);
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
        ],
        asks: [askForBackup],
        decides: { need: need.need, namespace },
      };
    }
    case 'backup': {
      const { keys, certificate } = need;
      const names = keys.map(({ secret, fingerprint }) => `${namespace}/${secret} (${fingerprint})`);
      const paths = [...(certificate === null ? [] : [certificatePath]), ...(keys.length === 0 ? [] : [keyRecordPath])];
      const message = keys.length === 0 ? messages.certificate : messages.record;
      return {
        ...nothing,
        changes: [
          ...(keys.length === 0 ? [] : [backupChange(`the keys of the cluster: ${names.join(', ')}`)]),
          commitChange(message, paths, ground.branch),
        ],
        asks: keys.length === 0 ? [] : [askForBackup],
        decides: {
          need: need.need,
          namespace,
          keys: keys.map(({ secret, fingerprint }) => ({ secret, fingerprint })),
          certificate: certificate?.fingerprint ?? null,
        },
      };
    }
  }
}

function backupChange(of: string): Change {
  return { target: 'file', action: 'create', what: `encrypted backup of ${of}; you say where`, diff: '' };
}

function commitChange(subject: string, paths: readonly string[], branch: string): Change {
  const what = `commit "${subject}" on ${branch}: ${paths.join(', ')}`;
  return { target: 'git', action: 'create', what, diff: '' };
}
