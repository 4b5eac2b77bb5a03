import { isMap, listAt, textAt } from '../domain/kubernetes/read.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { outcomeOf } from '../domain/phases/jobOutcome.ts';
import { leftTold } from '../domain/phases/leftJobs.ts';
import type { LeftJob } from '../domain/phases/leftJobs.ts';
import type { JobPlace } from '../domain/phases/probeAnswer.ts';
import type { Cluster } from '../ports.ts';
import { jobKind, managedBy, probeNamespace, us } from './probePlace.ts';
import type { JobPorts } from './probePlace.ts';

/** Milliseconds for taking something away: longer than a write may take, and short when nobody waits for it any more. */
const limit = 50_000;
const lastLimit = 10_000;

/** Ends what is done after a probe, whether that was stopped or not. */
export function lastSignal(stopped: AbortSignal): AbortSignal {
  return AbortSignal.timeout(stopped.aborted ? lastLimit : limit);
}

/**
 * Deletes a Job with its pods, also when the signal has aborted. What is left when that does not succeed; null when it is
 * gone, or another has its name. Never rejects.
 */
export async function removeJob(
  cluster: Cluster,
  place: JobPlace,
  uid: string,
  signal: AbortSignal,
): Promise<LeftJob | null> {
  const late = lastSignal(signal);
  try {
    const removed = await cluster.writes.remove(jobKind, place, uid, late);
    if ('value' in removed || removed.failure.code === 'conflict') return null;
    return { ...place, known: true, why: removed.failure.message };
  } catch (error) {
    if (!late.aborted) throw error;
    return { ...place, known: true, why: 'The cluster does not answer.' };
  }
}

/** Tells of a Job that stays after a cancel; null when none does. */
export function tellLeft({ onLeft }: Pick<JobPorts, 'onLeft'>, job: LeftJob | null): void {
  const told = leftTold(job === null ? [] : [job]);
  if (told !== null) onLeft(`${told.sentence} The next run of the check takes it away. ${told.remedy}`);
}

/** Milliseconds after its end in which whoever has run a Job has read its log and taken it away. */
const reading = 5 * 60_000;

/** Milliseconds that no Job of a probe runs for. */
const longest = 24 * 60 * 60_000;

/**
 * Takes away the Jobs that earlier runs have left under other names: those of ours that have ended a while ago, by the
 * clock of the server. What is left of them then. Who may not list them finds none. Rejects only when the signal aborts.
 */
export async function removeLeftovers(
  cluster: Cluster,
  names: ReadonlySet<string>,
  now: number,
  signal: AbortSignal,
): Promise<readonly LeftJob[]> {
  const labels = `${managedBy}=${us}`;
  const query = { ...jobKind, namespace: probeNamespace, labels, fields: null, view: 'object' } as const;
  const found = await cluster.list(query, signal);
  if ('failure' in found) return [];
  const left: LeftJob[] = [];
  for (const job of found.value.objects) {
    const { name, uid = '' } = job.metadata;
    if (names.has(name) || !isLeft(job, now)) continue;
    const stays = await removeJob(cluster, { namespace: probeNamespace, name }, uid, signal);
    if (stays !== null) left.push(stays);
  }
  return left;
}

function isLeft(job: ClusterObject, now: number): boolean {
  if (textAt(job, 'metadata', 'deletionTimestamp') !== '') return false;
  const began = Date.parse(textAt(job, 'metadata', 'creationTimestamp'));
  if (outcomeOf(job) === null) return now - began > longest;
  const ends = listAt(job, 'status', 'conditions').map((condition) =>
    isMap(condition) ? Date.parse(textAt(condition, 'lastTransitionTime')) : NaN,
  );
  return now - Math.max(began, ...ends.filter((end) => !Number.isNaN(end))) > reading;
}
