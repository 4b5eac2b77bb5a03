import { goingOf, managedOf } from '../domain/argocd/managed.ts';
import { removalObstacle } from '../domain/argocd/removalObstacle.ts';
import { removalOf } from '../domain/argocd/removal.ts';
import type { Removal } from '../domain/argocd/removal.ts';
import { waitsFor } from '../domain/argocd/finalizers.ts';
import { nameOfRight } from '../domain/kubernetes/failure.ts';
import type { Failure } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { textAt } from '../domain/kubernetes/read.ts';
import { canonical } from '../domain/phases/canonical.ts';
import type { Cluster } from '../ports.ts';
import { applicationKind, isRefused, missing } from './applicationWriting.ts';
import type { ApplicationPlace, ArgoPorts, Refused } from './applicationWriting.ts';
import { guardedCluster, noLease } from './bootstrap/guarded.ts';
import { seenObjects } from './managedObjects.ts';
import { removalFacts } from './removalFacts.ts';
import type { RemovalInput } from './removalFacts.ts';
import { tellingWrites } from './tellingWrites.ts';

/** What has become of it, as far as it was followed. */
export interface Removed {
  /** `removed`: it has gone. `again`: another of its name is there already. `going`: it is being deleted and still there. */
  readonly end: 'removed' | 'again' | 'going';
  /** One sentence, without the name of the Application. */
  readonly message: string;
}

/** Milliseconds for which a deletion is followed. */
export const removalLimit = 10 * 60_000;

/** Milliseconds between two looks at it. */
export const lookEvery = 2_000;

/** At how many looks the objects are looked at too. */
const thorough = 5;

/** How often it is thought over because somebody was faster. */
const attempts = 5;

/**
 * What removing an Application would do; changes nothing. Refused with a sentence when it may not be, or when somebody
 * else has to do something before. Rejects only when the signal aborts.
 */
export async function planRemoval(
  { cluster }: Pick<ArgoPorts, 'cluster'>,
  input: RemovalInput,
  signal: AbortSignal,
): Promise<Removal | Refused> {
  const { place, mode, root } = input;
  const read = await cluster.get(applicationKind, place, signal);
  if ('failure' in read) return ofCluster(read.failure);
  if (read.value === null) return missing(place);
  const right = await lackingRight(cluster, place, signal);
  if (right !== null) return right;
  const facts = await removalFacts(cluster, read.value, input, signal);
  const obstacle = removalObstacle(read.value, { mode, root, objects: facts.objects });
  return obstacle === null ? removalOf(facts) : refused('argo/obstacle', obstacle);
}

/**
 * Removes an Application as it was agreed to, and tells what it waits for until it has gone. What would happen is looked
 * at again right before; another answer ends it, and nothing is done. The signal ends the looking, and before the
 * deletion was asked for also the asking; it does not end the deletion, which belongs to the cluster by then.
 */
export async function removeApplication(
  ports: Omit<ArgoPorts, 'applications'>,
  input: RemovalInput,
  agreed: Removal,
  onProgress: (message: string) => void,
  signal: AbortSignal,
): Promise<Removed | Refused> {
  const { writable, clock, timers } = ports;
  if (writable === null)
    return refused('argo/read-only', 'Slipway only reads this cluster.', 'Allow writing to this cluster first.');
  const guard = { cluster: ports.cluster, clock, uid: writable, lease: noLease };
  const cluster = guardedCluster(guard, (writes) => tellingWrites(writes, timers, (line) => onProgress(lowered(line))));
  const hindered = await askFor(cluster, input, agreed, signal);
  return hindered ?? follow({ cluster, timers }, input.place, agreed.uid, onProgress, signal);
}

/** As the end of a sentence about the Application. */
function lowered(line: string): string {
  return `${line.slice(0, 1).toLowerCase()}${line.slice(1)}`;
}

/** Has the Application deleted in the very version that was judged; null when that was heard. */
async function askFor(
  cluster: Cluster,
  input: RemovalInput,
  agreed: Removal,
  signal: AbortSignal,
): Promise<Refused | null> {
  const { place } = input;
  /** The finalizers as they were, once they have been changed. */
  let before: readonly string[] | null = null;
  const giveUp = async (why: Refused): Promise<Refused> => {
    const left = before === null ? null : await putBack(cluster, place, agreed.uid, before);
    return left === null ? why : { ...why, remedy: [why.remedy ?? '', left].join(' ').trim() };
  };
  // Both writes belong together: who cancels between them would leave an Application that deletes what it should keep,
  // or the other way round.
  const whole = new AbortController().signal;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (signal.aborted && before !== null) await putBack(cluster, place, agreed.uid, before);
    signal.throwIfAborted();
    const now = await planRemoval({ cluster }, input, before === null ? signal : whole);
    if (isRefused(now)) return giveUp(now);
    if (canonical(now.decides) !== canonical(agreed.decides)) return giveUp(changed(place));
    const { uid, finalizers } = now;
    let { resourceVersion } = now;
    if (finalizers.added.length + finalizers.removed.length > 0) {
      const metadata = { resourceVersion, finalizers: finalizers.wanted };
      const patched = await cluster.writes.patch(applicationKind, place, { metadata }, whole);
      if ('value' in patched || isOpen(patched.failure)) before ??= now.finalizers.before;
      if ('failure' in patched) {
        if (isOpen(patched.failure)) continue;
        return giveUp(ofCluster(patched.failure));
      }
      resourceVersion = textAt(patched.value, 'metadata', 'resourceVersion');
    }
    const asked = await cluster.writes.remove(applicationKind, place, { uid, resourceVersion }, whole);
    if ('value' in asked) return null;
    if (!isOpen(asked.failure)) return giveUp(ofCluster(asked.failure));
    if (await isGoing(cluster, place, uid, whole)) return null;
  }
  return giveUp(refused('argo/busy', `"${place.name}" changes all the time.`, 'Try again in a moment.'));
}

/** A failure after which the object says what has come of it: somebody was faster, or the answer was lost. */
function isOpen({ code }: Failure): boolean {
  return code === 'conflict' || code === 'reset' || code === 'timeout' || code === 'server';
}

async function isGoing(cluster: Cluster, place: ApplicationPlace, uid: string, signal: AbortSignal): Promise<boolean> {
  const read = await cluster.get(applicationKind, place, signal);
  if ('failure' in read) return false;
  return read.value === null || read.value.metadata.uid !== uid || isDeleting(read.value);
}

function isDeleting(object: ClusterObject): boolean {
  return textAt(object, 'metadata', 'deletionTimestamp') !== '';
}

/** Gives an Application that is not deleted its finalizers back; a sentence when that is not possible. */
async function putBack(
  cluster: Cluster,
  place: ApplicationPlace,
  uid: string,
  finalizers: readonly string[],
): Promise<string | null> {
  const { signal } = new AbortController();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const read = await cluster.get(applicationKind, place, signal);
    if ('value' in read && (read.value === null || read.value.metadata.uid !== uid || isDeleting(read.value)))
      return null;
    if ('failure' in read) break;
    const metadata = { resourceVersion: textAt(read.value, 'metadata', 'resourceVersion'), finalizers };
    const patched = await cluster.writes.patch(applicationKind, place, { metadata }, signal);
    if ('value' in patched) return null;
    if (!isOpen(patched.failure)) break;
  }
  const were = finalizers.length === 0 ? 'none' : finalizers.map((one) => `"${one}"`).join(', ');
  return `Its finalizers were changed already and could not be put back; they were: ${were}.`;
}

/** Looks until it has gone: whoever is connected to another cluster meanwhile still hears how it ends. */
async function follow(
  { cluster, timers }: Pick<ArgoPorts, 'cluster' | 'timers'>,
  place: ApplicationPlace,
  uid: string,
  onProgress: (message: string) => void,
  signal: AbortSignal,
): Promise<Removed> {
  const over = new AbortController();
  const cancel = timers.after(removalLimit, () => over.abort());
  const until = AbortSignal.any([signal, over.signal]);
  let waits = 'waits for Argo CD';
  try {
    for (let look = 0; ; look++) {
      const read = await cluster.get(applicationKind, place, until);
      const now = 'failure' in read ? read.failure.message : await standing(cluster, read.value, uid, look, until);
      if (now !== null && typeof now === 'object') return now;
      if (now !== null && now !== waits) onProgress(now);
      waits = now ?? waits;
      await timers.wait(lookEvery, until);
    }
  } catch (error) {
    if (!until.aborted) throw error;
    return { end: 'going', message: waits };
  } finally {
    cancel();
  }
}

/** What it has come to, or what it waits for; null when that is not looked at this time. */
async function standing(
  cluster: Cluster,
  object: ClusterObject | null,
  uid: string,
  look: number,
  signal: AbortSignal,
): Promise<Removed | string | null> {
  if (object === null) return { end: 'removed', message: 'it has gone' };
  if (object.metadata.uid !== uid) return { end: 'again', message: 'another of its name is there already' };
  const said = waitsFor(object);
  if (!said.startsWith('its objects') || look === 0) return `waits for ${said}`;
  if (look % thorough !== 0) return null;
  const { objects } = await seenObjects(cluster, managedOf(object), signal);
  return `waits for ${waitsFor(object, goingOf(object, objects))}`;
}

/** Who lacks a right that it takes; null when nobody does, or when the answer to the write has to tell. */
async function lackingRight(
  cluster: Cluster,
  { namespace, name }: ApplicationPlace,
  signal: AbortSignal,
): Promise<Refused | null> {
  for (const verb of ['patch', 'delete'] as const) {
    const right = { verb, group: 'argoproj.io', resource: 'applications', namespace } as const;
    const allowed = await cluster.may(right, name, signal);
    if ('value' in allowed && !allowed.value)
      return refused(
        'argo/right',
        `You may not ${nameOfRight(right)}.`,
        'Ask whoever runs the cluster for that right.',
      );
  }
  return null;
}

function changed({ name }: ApplicationPlace): Refused {
  return refused(
    'argo/obstacle',
    `What removing "${name}" would do has changed since the plan; it was not removed.`,
    'Look at the new plan.',
  );
}

function ofCluster({ code, message, remedy }: Failure): Refused {
  return refused(code === 'other-cluster' ? 'argo/other-cluster' : 'argo/cluster', message, remedy);
}

function refused(code: Refused['code'], sentence: string, remedy: string | null = null): Refused {
  return { code, sentence, remedy };
}
