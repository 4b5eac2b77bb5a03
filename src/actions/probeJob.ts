import { outcomeOf } from '../domain/phases/jobOutcome.ts';
import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer, Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { listAt, textAt } from '../domain/kubernetes/read.ts';
import type { LeftJob } from '../domain/phases/leftJobs.ts';
import type { JobEnded, JobPlace } from '../domain/phases/probeAnswer.ts';
import type { Cluster } from '../ports.ts';
import { explainCulprits } from './explain.ts';
import { createJob } from './probeObject.ts';
import { jobKind, probeNamespace } from './probePlace.ts';
import type { JobPorts } from './probePlace.ts';
import { removeJob, tellLeft } from './probeRemoval.ts';

/** Milliseconds between two looks at a Job. */
const interval = 1000;

/** How a Job was run. */
export interface JobRun {
  readonly ended: JobEnded | { readonly failure: Failure };
  /** It is not gone, and why; null when it is. */
  readonly left: LeftJob | null;
  /** When it was created, by the clock of the server (RFC 3339); null when it was not. */
  readonly created: string | null;
}

/**
 * Runs one Job: creates it, waits until it has ended or its time is over, reads what it printed, and deletes it whatever
 * happens. Rejects only when the signal aborts.
 */
export async function runJob(
  ports: JobPorts,
  wanted: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<JobRun> {
  const { cluster } = ports;
  const place = { namespace: probeNamespace, name: wanted.metadata.name };
  const made = await createJob(ports, wanted, limit, signal);
  if ('failure' in made) return { ended: { failure: made.failure }, left: made.left, created: null };
  const { metadata } = made.value;
  const { uid = '' } = metadata;
  let ended: JobRun['ended'];
  try {
    ended = await followJob(ports, place, uid, limit, signal);
  } catch (error) {
    tellLeft(ports, await removeJob(cluster, place, uid, signal));
    throw error;
  }
  const left = await removeJob(cluster, place, uid, signal);
  return { ended, left, created: textAt(metadata, 'creationTimestamp') };
}

async function followJob(
  ports: JobPorts,
  place: JobPlace,
  uid: string,
  limit: number,
  signal: AbortSignal,
): Promise<JobRun['ended']> {
  const ended = await waitFor(ports, place, uid, limit, signal);
  if ('failure' in ended) return ended;
  const { outcome, said } = ended.value;
  const log = await logOf(ports.cluster, uid, signal);
  const why = outcome === 'succeeded' || outcome === 'gone' ? null : await whyOf(ports, place, said, signal);
  return { ...place, outcome, why, log: 'value' in log ? { text: log.value } : log };
}

interface Waited {
  readonly outcome: JobEnded['outcome'];
  /** What the Job says about it. */
  readonly said: string | null;
}

/** What may be over the next time: the Job runs on meanwhile. */
const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unreachable',
  'timeout',
  'reset',
  'throttled',
  'server',
  'expired',
]);

/** Its time is told by a timer: a clock may be set meanwhile. */
async function waitFor(
  { cluster, timers }: JobPorts,
  place: JobPlace,
  uid: string,
  limit: number,
  signal: AbortSignal,
): Promise<Answer<Waited>> {
  let isOver = false;
  const cancel = timers.after(limit, () => (isOver = true));
  try {
    for (;;) {
      const answer = await cluster.get(jobKind, place, signal);
      if ('failure' in answer) {
        if (!passing.has(answer.failure.code) || isOver) return answer;
      } else {
        const job = answer.value;
        if (job === null || job.metadata.uid !== uid) return { value: { outcome: 'gone', said: null } };
        const ended = outcomeOf(job);
        if (ended !== null) return { value: ended };
        if (isOver) return { value: { outcome: 'late', said: null } };
      }
      await timers.wait(interval, signal);
    }
  } finally {
    cancel();
  }
}

/** What the newest pod of a Job has printed. */
async function logOf(cluster: Cluster, uid: string, signal: AbortSignal): Promise<Answer<string>> {
  const labels = `batch.kubernetes.io/controller-uid=${uid}`;
  const query = {
    apiVersion: 'v1',
    kind: 'Pod',
    namespace: probeNamespace,
    labels,
    fields: null,
    view: 'object',
  } as const;
  const pods = await cluster.list(query, signal);
  if ('failure' in pods) return pods;
  const newest = pods.value.objects.toSorted((a, b) => (createdAt(a) < createdAt(b) ? 1 : -1))[0];
  if (newest === undefined) return { failure: failureOf('missing', 'It has no pod whose log could be read.') };
  const container = textAt(listAt(newest, 'spec', 'containers')[0], 'name');
  const of = { namespace: probeNamespace, pod: newest.metadata.name, container: container === '' ? null : container };
  return cluster.log(of, signal);
}

function createdAt({ metadata }: ClusterObject): string {
  return textAt(metadata, 'creationTimestamp');
}

/** The cause as far down as one finds it, while everything is still there; else what the Job says. */
async function whyOf(
  { cluster, clock, timers }: JobPorts,
  place: JobPlace,
  said: string | null,
  signal: AbortSignal,
): Promise<string | null> {
  const culprit = { ...jobKind, ...place, pointer: '' };
  const { causes } = await explainCulprits(cluster, [culprit], { clock, timers }, signal);
  return causes[0]?.sentence ?? said;
}
