import type { CheckAnswer } from '../domain/phases/answer.ts';
import type { Failure } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { millisecondsOf } from '../domain/phases/howLong.ts';
import { joined, leftTold } from '../domain/phases/leftJobs.ts';
import type { LeftJob } from '../domain/phases/leftJobs.ts';
import type { JobEnded } from '../domain/phases/probeAnswer.ts';
import type { Asked } from '../domain/phases/spec.ts';
import { uidOf } from '../live/probe.ts';
import type { Cluster } from '../ports.ts';
import { isObject } from './manifestObject.ts';
import { runJob } from './probeJob.ts';
import { jobKind, probeNamespace } from './probePlace.ts';
import type { JobPorts } from './probePlace.ts';
import { removeLeftovers } from './probeRemoval.ts';
import { tellingWrites } from './tellingWrites.ts';
import { withWrites } from './withWrites.ts';

export interface ProbePorts extends Omit<JobPorts, 'cluster' | 'onWait' | 'onLeft'> {
  /** Null while none is connected. */
  readonly cluster: Cluster | null;
  /** Told what is waited for when that takes long, a line for people; nobody is when it is absent. */
  readonly onWait?: JobPorts['onWait'];
  /** Told at once of a Job that a cancel leaves behind; nobody is when it is absent. */
  readonly onLeft?: JobPorts['onLeft'];
  /** Uid of the cluster that is meant, when writing to it was allowed; null when it was not. */
  readonly writable: string | null;
}

/**
 * Runs the Jobs of a probe, one after the other, reads what they print, and takes them away again, also when one fails
 * or the signal aborts, with what earlier runs have left; what stays is told. A probe is a write: it wants that writing to this cluster is allowed, and looks whether it is the
 * one (SAFETY 12). What can't be run is an answer as well. Rejects only when the signal aborts.
 */
export async function runProbe(
  { cluster, writable, clock, timers, onWait = nobody, onLeft = nobody }: ProbePorts,
  { manifest, objects, problem, for: length }: Extract<Asked, { readonly kind: 'probe' }>,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  if (problem !== null) return failure(problem);
  if (cluster === null) return failure('No cluster is connected.');
  const limit = millisecondsOf(length);
  if (limit === null) return failure(`"${length}" is no time that a probe may take.`);
  const wanted: ClusterObject[] = [];
  for (const object of objects) {
    if (!isObject(object) || !isJob(object))
      return failure(
        `${manifest} holds something else than Jobs in ${probeNamespace}.`,
        `Let it hold a Job of ${jobKind.apiVersion} with metadata.namespace: ${probeNamespace}.`,
      );
    wanted.push(object);
  }
  const hindered = await hindrance(cluster, writable, signal);
  if (hindered !== null) return hindered;
  const telling = withWrites(cluster, tellingWrites(cluster.writes, timers, onWait));
  const ports = { cluster: telling, clock, timers, onWait, onLeft };
  const jobs: JobEnded[] = [];
  const left: LeftJob[] = [];
  let now = Number.NaN;
  let broken: Failure | null = null;
  for (const job of wanted) {
    const { ended, left: stays, created } = await runJob(ports, job, limit, signal);
    if (stays !== null) left.push(stays);
    if (created !== null) now = Date.parse(created);
    if ('failure' in ended) broken = ended.failure;
    else jobs.push(ended);
    if ('failure' in ended || ended.outcome !== 'succeeded') break;
  }
  if (!Number.isNaN(now)) left.push(...(await removeLeftovers(telling, namesOf(wanted), now, signal)));
  return broken === null ? { kind: 'probe', jobs, left } : failed(broken, left);
}

function nobody(): void {}

function namesOf(jobs: readonly ClusterObject[]): ReadonlySet<string> {
  return new Set(jobs.map(({ metadata }) => metadata.name));
}

function isJob({ apiVersion, kind, metadata }: ClusterObject): boolean {
  return apiVersion === jobKind.apiVersion && kind === jobKind.kind && metadata.namespace === probeNamespace;
}

/** Why nothing may be created there; null when it may. */
async function hindrance(cluster: Cluster, writable: string | null, signal: AbortSignal): Promise<CheckAnswer | null> {
  if (writable === null)
    return failure(
      'Slipway only reads this cluster, and a probe creates a Job in it.',
      'Allow writing to this cluster, then validate again.',
    );
  const identity = await uidOf(cluster, signal);
  if ('failure' in identity) return failed(identity.failure);
  const { uid, failure: unseen } = identity.value;
  if (uid === writable) return null;
  if (uid === null) return unseen === null ? failure('Which cluster this is can not be told.') : failed(unseen);
  return failure(
    `Another cluster answers under the context "${cluster.context}" than the one that writing was allowed for.`,
    'Select the cluster anew.',
  );
}

function failed({ message, remedy, right }: Failure, left: readonly LeftJob[] = []): CheckAnswer {
  const told = leftTold(left);
  if (told === null) return { kind: 'failure', message, remedy, right };
  return { kind: 'failure', message: joined(message, told.sentence), remedy: joined(remedy, told.remedy), right };
}

function failure(message: string, remedy: string | null = null): CheckAnswer {
  return { kind: 'failure', message, remedy, right: null };
}
