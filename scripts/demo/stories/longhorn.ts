import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, mapAt, numberAt, plus, textAt, withAt } from '../field.ts';
import type { Stage, Story } from './story.ts';

const namespace = 'longhorn-system';
const pods = { apiVersion: 'v1', kind: 'Pod' };
const daemon = [
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { namespace, name: 'longhorn-manager' },
] as const;
const deployer = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { namespace, name: 'longhorn-driver-deployer' },
] as const;

/** A manager of Longhorn crashes, and what waits for it is late: Argo CD calls longhorn degraded, though all is synced. */
export const longhornStories: readonly Story[] = [
  {
    name: 'break-longhorn',
    title: 'A manager of Longhorn crashes, and longhorn is degraded',
    steps: [crash, fallBehind],
  },
  { name: 'mend-longhorn', title: 'Longhorn is well again', steps: [mend] },
];

function crash({ state, time }: Stage): void {
  const pod = managerOf(state);
  if (pod === undefined) return;
  const why = 'back-off 5m0s restarting failed container=longhorn-manager';
  const containerStatuses = itemsAt(pod, 'status', 'containerStatuses').map((one) =>
    plus(one, {
      ready: false,
      started: false,
      restartCount: numberAt(one, 'restartCount') + 6,
      lastState: { terminated: { exitCode: 1, reason: 'Error', finishedAt: time() } },
      state: { waiting: { reason: 'CrashLoopBackOff', message: why } },
    }),
  );
  const unready = {
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status: [longhorn-manager]',
    lastTransitionTime: time(),
  };
  const conditions = itemsAt(pod, 'status', 'conditions').map((one) =>
    ['Ready', 'ContainersReady'].includes(textAt(one, 'type')) ? plus(one, unready) : one,
  );
  state.put({ ...pod, status: { ...mapAt(pod, 'status'), conditions, containerStatuses } });
  state.change(...daemon, (object) => {
    const ready = numberAt(object, 'status', 'desiredNumberScheduled') - 1;
    return {
      ...object,
      status: { ...mapAt(object, 'status'), numberReady: ready, numberAvailable: ready, numberUnavailable: 1 },
    };
  });
  state.put(eventOf(pod, time()));
}

function fallBehind({ state, time }: Stage): void {
  state.change(...deployer, (object) => ({
    ...object,
    status: {
      ...mapAt(object, 'status'),
      readyReplicas: 0,
      availableReplicas: 0,
      unavailableReplicas: 1,
      conditions: [
        {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
          lastTransitionTime: time(),
        },
        {
          type: 'Progressing',
          status: 'False',
          reason: 'ProgressDeadlineExceeded',
          message: 'ReplicaSet "longhorn-driver-deployer" has timed out progressing.',
          lastTransitionTime: time(),
        },
      ],
    },
  }));
}

/** As it would have been built, for what the story has touched. */
function mend({ state, built }: Stage): void {
  const touched = new Set(['longhorn-manager', 'longhorn-driver-deployer', managerOf(state)?.metadata.name]);
  const well = built(1).filter(({ metadata }) => metadata.namespace === namespace && touched.has(metadata.name));
  for (const object of well.filter(({ kind }) => ['DaemonSet', 'Deployment', 'Pod'].includes(kind))) {
    const there = state.get(object, object.metadata);
    if (there !== undefined) state.put(withAt(there, ['status'], object['status']));
  }
}

function managerOf(state: Stage['state']): ClusterObject | undefined {
  return state
    .list(pods)
    .find(({ metadata }) => metadata.namespace === namespace && metadata.name.startsWith('longhorn-manager-'));
}

function eventOf({ metadata }: ClusterObject, time: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${metadata.name}.backoff`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name: metadata.name, namespace, uid: metadata.uid },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container longhorn-manager',
    count: 6,
    firstTimestamp: time,
    lastTimestamp: time,
    source: { component: 'kubelet' },
  };
}
