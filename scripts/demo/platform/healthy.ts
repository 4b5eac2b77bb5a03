import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { mapAt, textAt } from '../field.ts';
import type { Fields } from '../field.ts';
import { hostsFor } from './completed.ts';
import { hosts } from './hosts.ts';
import { replicasOf } from './recorded.ts';

/** What controllers write into the status of an object when all is well; `since` is when it became so. */
export function healthy(object: ClusterObject, since: string): ClusterObject {
  const status = Object.hasOwn(statuses, object.kind) ? statuses[object.kind]?.(object, since) : undefined;
  return status === undefined ? object : { ...object, status };
}

const statuses: Readonly<Record<string, (object: ClusterObject, since: string) => Fields>> = {
  AutoscalingRunnerSet: () => ({ currentRunners: 1, pendingEphemeralRunners: 0, runningEphemeralRunners: 1 }),
  Certificate: (_, since) => ({
    conditions: [condition('Ready', 'Ready', since, 'Certificate is up to date and has not expired')],
    notBefore: since,
    notAfter: later(since, 90),
    renewalTime: later(since, 60),
    revision: 1,
  }),
  ClusterIssuer: (_, since) => ({ conditions: [condition('Ready', 'IsReady', since)] }),
  DaemonSet: (object) => {
    const count = hostsFor(
      object,
      hosts.map(({ name }) => name),
    ).length;
    return {
      currentNumberScheduled: count,
      desiredNumberScheduled: count,
      numberAvailable: count,
      numberMisscheduled: 0,
      numberReady: count,
      observedGeneration: 1,
      updatedNumberScheduled: count,
    };
  },
  Deployment: (object, since) => ({
    observedGeneration: 1,
    replicas: replicasOf(object),
    updatedReplicas: replicasOf(object),
    readyReplicas: replicasOf(object),
    availableReplicas: replicasOf(object),
    conditions: [
      condition('Available', 'MinimumReplicasAvailable', since, 'Deployment has minimum availability.'),
      condition('Progressing', 'NewReplicaSetAvailable', since),
    ],
  }),
  Namespace: () => ({ phase: 'Active' }),
  PersistentVolumeClaim: (object) => ({
    phase: 'Bound',
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: textAt(object, 'spec', 'resources', 'requests', 'storage') },
  }),
  SealedSecret: (_, since) => ({
    observedGeneration: 1,
    conditions: [{ ...condition('Synced', '', since), lastUpdateTime: since }],
  }),
  StatefulSet: (object) => ({
    observedGeneration: 1,
    replicas: replicasOf(object),
    readyReplicas: replicasOf(object),
    availableReplicas: replicasOf(object),
    currentReplicas: replicasOf(object),
    updatedReplicas: replicasOf(object),
    currentRevision: `${object.metadata.name}-1`,
    updateRevision: `${object.metadata.name}-1`,
  }),
  ValidatingPolicy: (object, since) => ({
    autogen: mapAt(object, 'status', 'autogen'),
    conditionStatus: {
      ready: true,
      message: '',
      conditions: ['WebhookConfigured', 'PolicyCached', 'RBACPermissionsGranted'].map((type) =>
        condition(type, 'Succeeded', since),
      ),
    },
  }),
};

/** A condition that is fulfilled. */
export function condition(type: string, reason: string, since: string, message = ''): Fields {
  return { type, status: 'True', reason, message, lastTransitionTime: since };
}

function later(time: string, days: number): string {
  return `${new Date(Date.parse(time) + days * 86_400_000).toISOString().slice(0, 19)}Z`;
}
