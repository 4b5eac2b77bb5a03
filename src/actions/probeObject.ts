import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer, Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { textAt } from '../domain/kubernetes/read.ts';
import { outcomeOf } from '../domain/phases/jobOutcome.ts';
import type { LeftJob } from '../domain/phases/leftJobs.ts';
import type { JobPlace } from '../domain/phases/probeAnswer.ts';
import type { Cluster } from '../ports.ts';
import { jobKind, managedBy, probeNamespace, us } from './probePlace.ts';
import type { JobPorts } from './probePlace.ts';
import { lastSignal, removeJob, tellLeft } from './probeRemoval.ts';

/** Tells one run from all others. */
const instance = 'app.kubernetes.io/instance';

/** A connection that breaks off says nothing about what the cluster has heard. */
const open: ReadonlySet<FailureCode> = new Set<FailureCode>(['reset', 'timeout', 'server']);

/** Milliseconds for a former Job of this name to go, and for whoever runs one that has ended to read what it has printed. */
const goneLimit = 30_000;
const reading = 10_000;
const interval = 500;

/** A Job that was not created. `left` is there all the same, or may be; null when nothing is. */
export interface NotCreated {
  readonly failure: Failure;
  readonly left: LeftJob | null;
}

/**
 * Creates a Job, labelled as ours. One of ours that an earlier run has left behind makes room; one that another window runs
 * at this moment is waited for, and one of somebody else stays. Rejects only when the signal aborts; what was made by then is taken
 * away.
 */
export async function createJob(
  ports: JobPorts,
  wanted: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly value: ClusterObject } | NotCreated> {
  const { cluster } = ports;
  const { metadata } = wanted;
  const own = { [managedBy]: us, [instance]: crypto.randomUUID() };
  const job = { ...wanted, metadata: { ...metadata, labels: { ...metadata.labels, ...own } } };
  const place = { namespace: probeNamespace, name: metadata.name };
  // Where nobody has heard whether it was made, it is looked for.
  const unheard = (): Promise<LeftJob | null> => removeSame(cluster, place, job, signal);
  let answer: Answer<ClusterObject>;
  try {
    answer = await createOnce(ports, job, place, limit, signal);
  } catch (error) {
    tellLeft(ports, await unheard());
    throw error;
  }
  if ('value' in answer) return answer;
  return { ...answer, left: open.has(answer.failure.code) ? await unheard() : null };
}

async function createOnce(
  ports: JobPorts,
  job: ClusterObject,
  place: JobPlace,
  limit: number,
  signal: AbortSignal,
): Promise<Answer<ClusterObject>> {
  const first = await createHeard(ports.cluster, job, place, signal);
  if (!('former' in first)) return first;
  const { former } = first;
  const obstacle = former === null ? null : await makeRoom(ports, place, former, limit, signal);
  return obstacle ?? createHeard(ports.cluster, job, place, signal);
}

/** There is one of this name already: `former`, unless it is gone by now. */
interface Taken {
  readonly failure: Failure;
  readonly former: ClusterObject | null;
}

async function createHeard(
  cluster: Cluster,
  job: ClusterObject,
  place: JobPlace,
  signal: AbortSignal,
): Promise<Answer<ClusterObject> | Taken> {
  const answer = await cluster.writes.create(job, signal);
  if ('value' in answer || answer.failure.code !== 'exists') return answer;
  const found = await cluster.get(jobKind, place, signal);
  if ('failure' in found) return found;
  // A request that broke off was sent again, and the first one had been heard.
  if (found.value !== null && isSame(found.value, job)) return { value: found.value };
  return { failure: answer.failure, former: found.value };
}

/** Takes away what a request has made whose answer is lost; what may be left then. */
async function removeSame(
  cluster: Cluster,
  place: JobPlace,
  made: ClusterObject,
  signal: AbortSignal,
): Promise<LeftJob | null> {
  const late = lastSignal(signal);
  try {
    const found = await cluster.get(jobKind, place, late);
    if ('failure' in found) return { ...place, known: false, why: found.failure.message };
    if (found.value === null || !isSame(found.value, made)) return null;
    return await removeJob(cluster, place, found.value.metadata.uid ?? '', signal);
  } catch (error) {
    if (!late.aborted) throw error;
    return { ...place, known: false, why: 'The cluster does not answer.' };
  }
}

function isOurs({ metadata }: ClusterObject): boolean {
  return metadata.labels?.[managedBy] === us;
}

function isSame({ metadata }: ClusterObject, other: ClusterObject): boolean {
  return metadata.labels?.[instance] === other.metadata.labels?.[instance];
}

/** Takes away what an earlier run has left; null when there is room then. */
async function makeRoom(
  ports: JobPorts,
  place: JobPlace,
  job: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly failure: Failure } | null> {
  const { cluster, onWait } = ports;
  const name = `${place.namespace}/${place.name}`;
  if (!isOurs(job))
    return exists(
      `There is a Job ${name} already that is not of Slipway.`,
      'Delete it, or give the probe another name.',
    );
  const uid = job.metadata.uid ?? '';
  if (isAtWork(job)) {
    onWait(`Waits for the Job ${name} of another run to end`);
    // What does not end in the time that it may take was left; since when it is there no clock can say.
    const ended = await whatBecomes(ports, place, { uid, limit }, (now) => !isAtWork(now), signal);
    const read = ended === 'so' ? await whatBecomes(ports, place, { uid, limit: reading }, () => false, signal) : ended;
    if (read === 'gone') return null;
    if (typeof read === 'object') return read;
  }
  const removed = await cluster.writes.remove(jobKind, place, uid, signal);
  if ('failure' in removed && removed.failure.code !== 'conflict') return removed;
  const gone = await whatBecomes(ports, place, { uid, limit: goneLimit }, () => false, signal);
  if (gone === 'gone') return null;
  if (typeof gone === 'object') return gone;
  return exists(`The former Job ${name} does not go away.`, 'Look at its finalizers.');
}

function isAtWork(job: ClusterObject): boolean {
  return outcomeOf(job) === null && textAt(job, 'metadata', 'deletionTimestamp') === '';
}

/** What becomes of a Job within so many milliseconds: it is gone, it is so, or neither and its time is over. */
async function whatBecomes(
  { cluster, timers }: Pick<JobPorts, 'cluster' | 'timers'>,
  place: JobPlace,
  { uid, limit }: { readonly uid: string; readonly limit: number },
  isSo: (job: ClusterObject) => boolean,
  signal: AbortSignal,
): Promise<'gone' | 'so' | 'over' | { readonly failure: Failure }> {
  let isOver = false;
  const cancel = timers.after(limit, () => (isOver = true));
  try {
    for (;;) {
      const now = await cluster.get(jobKind, place, signal);
      if ('failure' in now) return now;
      if (now.value === null || now.value.metadata.uid !== uid) return 'gone';
      if (isSo(now.value)) return 'so';
      if (isOver) return 'over';
      await timers.wait(interval, signal);
    }
  } finally {
    cancel();
  }
}

function exists(message: string, remedy: string): { readonly failure: Failure } {
  return { failure: failureOf('exists', message, { remedy }) };
}
