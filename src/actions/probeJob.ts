import { outcomeOf } from '../domain/phases/jobOutcome.ts';
import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer, Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { listAt, textAt } from '../domain/kubernetes/read.ts';
import type { JobEnded } from '../domain/phases/probeAnswer.ts';
import type { Cluster } from '../ports.ts';
import { explainCulprits } from './explain.ts';
import { createJob, removeJob } from './probeObject.ts';
import { jobKind, probeNamespace } from './probePlace.ts';
import type { JobPlace, JobPorts } from './probePlace.ts';

/** Milliseconds between two looks at a Job. */
const interval = 1000;

/**
 * Runs one Job: creates it, waits until it has ended or its time is over, reads what it printed, and deletes it whatever
 * happens. Rejects only when the signal aborts.
 */
export async function runJob(
  ports: JobPorts,
  wanted: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<JobEnded | { readonly failure: Failure }> {
  const { cluster } = ports;
  const place = { namespace: probeNamespace, name: wanted.metadata.name };
  const made = await createJob(ports, wanted, limit, signal);
  if ('failure' in made) return made;
  const uid = made.value.metadata.uid ?? '';
  try {
    const ended = await waitFor(ports, place, uid, limit, signal);
    if ('failure' in ended) return ended;
    const { outcome, said } = ended.value;
    const log = await logOf(cluster, uid, signal);
    const why = outcome === 'succeeded' || outcome === 'gone' ? null : await whyOf(ports, place, said, signal);
    return { ...place, outcome, why, log: 'value' in log ? { text: log.value } : log };
  } finally {
    await removeJob(cluster, place, uid);
  }
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

async function waitFor(
  { cluster, clock, timers }: JobPorts,
  place: JobPlace,
  uid: string,
  limit: number,
  signal: AbortSignal,
): Promise<Answer<Waited>> {
  const until = clock.now().getTime() + limit;
  for (;;) {
    const answer = await cluster.get(jobKind, place, signal);
    if ('failure' in answer) {
      if (!passing.has(answer.failure.code) || clock.now().getTime() >= until) return answer;
    } else {
      const job = answer.value;
      if (job === null || job.metadata.uid !== uid) return { value: { outcome: 'gone', said: null } };
      const ended = outcomeOf(job);
      if (ended !== null) return { value: ended };
      if (clock.now().getTime() >= until) return { value: { outcome: 'late', said: null } };
    }
    await timers.wait(interval, signal);
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
