import { explain } from '../../../../src/domain/explain/explain.ts';
import type { Looked, Related } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { ago, condition, culprit, global, made, nothing, now, ownedBy, waiting } from './objects.ts';

/* A small cluster in which much is wrong. */

export function of(object: ClusterObject, pointer = ''): Looked {
  return { culprit: culprit(object, pointer), object };
}

export function explained(culprits: readonly Looked[], related: Partial<Related> = {}) {
  return explain({ culprits, related: { ...nothing, ...related }, unseen: [] }, now);
}

export const deployment = made('apps/v1', 'Deployment', 'web', {
  spec: { replicas: 2 },
  status: {
    readyReplicas: 0,
    conditions: [
      condition('Available', 'False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.'),
      condition('Progressing', 'False', 'ProgressDeadlineExceeded', 'ReplicaSet "web-7d" has timed out progressing.'),
    ],
  },
});
export const set = made('apps/v1', 'ReplicaSet', 'web-7d', { metadata: ownedBy(deployment), spec: { replicas: 2 } });

export function mine(object: ClusterObject, owner: ClusterObject = set): ClusterObject {
  return { ...object, metadata: { ...object.metadata, ...ownedBy(owner) } };
}

export function crashing(name: string): ClusterObject {
  return waiting(name, 'CrashLoopBackOff', '', {
    restartCount: 5,
    lastState: { terminated: { exitCode: 1, finishedAt: ago(2) } },
  });
}

export const daemon = made('apps/v1', 'DaemonSet', 'longhorn-manager', {
  status: { desiredNumberScheduled: 2, numberReady: 1 },
});
export const job = made('batch/v1', 'Job', 'migrate', {
  status: {
    conditions: [condition('Failed', 'True', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit')],
  },
});
export const cron = made('batch/v1', 'CronJob', 'backup');
export const application = made('argoproj.io/v1alpha1', 'Application', 'shop', {
  status: {
    health: { status: 'Degraded' },
    resources: [{ group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'web', name: 'web' }],
  },
});
export const silent = global('v1', 'Node', 'homelab', { status: { conditions: [condition('Ready', 'Unknown')] } });
export const stranded = {
  phase: 'Running',
  conditions: [condition('Ready', 'False')],
  containerStatuses: [{ name: 'app', ready: true }],
};
