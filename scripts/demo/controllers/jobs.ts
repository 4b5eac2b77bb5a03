import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import type { Happened } from '../api/history.ts';
import { secondsOf } from '../api/state.ts';
import type { State } from '../api/state.ts';
import { at, itemsAt, mapAt, textAt } from '../field.ts';
import type { Fields } from '../field.ts';
import { letters } from '../platform/pods.ts';
import type { Pace } from './pace.ts';

/** Runs Jobs that somebody creates: a pod that succeeds after two steps. */
export function runJobs(state: State, pace: Pace, now: () => Date): () => void {
  return state.history.on(({ resource, type, object }: Happened) => {
    if (resource !== 'jobs.batch' || type !== 'ADDED' || at(object, 'status') !== undefined) return;
    pace.start(() => run(state, pace, object, now));
  });
}

async function run(state: State, pace: Pace, job: ClusterObject, now: () => Date): Promise<void> {
  const time = (): string => secondsOf(now());
  const change = (status: Fields): boolean => {
    const there = state.get(job, job.metadata);
    if (there !== undefined) state.put({ ...there, status });
    return there !== undefined;
  };
  await pace.step();
  const startTime = time();
  if (!change({ active: 1, ready: 1, startTime })) return;
  const pod = podOf(job, startTime);
  state.put(pod);
  await pace.step();
  if (state.get(pod, pod.metadata) === undefined) return;
  state.put({ ...pod, status: { ...mapAt(pod, 'status'), ...ended(pod, time()) } });
  const condition = { type: 'Complete', status: 'True', reason: 'CompletionsReached', lastTransitionTime: time() };
  change({ succeeded: 1, startTime, completionTime: time(), conditions: [condition] });
}

function podOf(job: ClusterObject, startTime: string): ClusterObject {
  const { name, namespace = 'default', uid = '' } = job.metadata;
  const template = mapAt(job, 'spec', 'template');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${letters(uid, 5)}`,
      namespace,
      labels: {
        ...(mapAt(template, 'metadata', 'labels') as Record<string, string>),
        'job-name': name,
        'batch.kubernetes.io/job-name': name,
      },
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name, uid, controller: true }],
    },
    spec: { ...mapAt(template, 'spec'), nodeName: 'homelab' },
    status: {
      phase: 'Running',
      startTime,
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: startTime }],
    },
  };
}

function ended(pod: ClusterObject, finishedAt: string): Fields {
  const containerStatuses = itemsAt(pod, 'spec', 'containers').map((container) => ({
    name: textAt(container, 'name'),
    image: textAt(container, 'image'),
    ready: false,
    restartCount: 0,
    state: { terminated: { exitCode: 0, reason: 'Completed', finishedAt } },
  }));
  return {
    phase: 'Succeeded',
    conditions: [{ type: 'Ready', status: 'False', reason: 'PodCompleted' }],
    containerStatuses,
  };
}
