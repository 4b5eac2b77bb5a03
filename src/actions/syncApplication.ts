import { syncObstacle } from '../domain/argocd/obstacle.ts';
import { syncPatch } from '../domain/argocd/operation.ts';
import type { SyncRequest } from '../domain/argocd/operation.ts';
import { operationOf } from '../domain/argocd/operationState.ts';
import { outcomeOf } from '../domain/argocd/outcome.ts';
import type { Outcome } from '../domain/argocd/outcome.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { changeApplication, isRefused } from './applicationWriting.ts';
import type { ApplicationPlace, ArgoPorts, Refused } from './applicationWriting.ts';
import { followApplication } from './followApplication.ts';
import { projectOf } from './project.ts';

export interface SyncInput {
  readonly place: ApplicationPlace;
  /** Who asks; the name that the cluster has for us counts more. */
  readonly by: string;
  /** Made up for this request alone. */
  readonly id: string;
  /** Deletes what is no longer in Git. */
  readonly prune: boolean;
  /** Argo CD only says what it would do. */
  readonly dryRun: boolean;
}

/** What has become of it, as far as it was followed: `running` when the limit came first, or somebody stopped looking. */
export type Synced = Outcome;

/** Milliseconds for which a sync is followed. */
export const syncLimit = 10 * 60_000;

/**
 * Has Argo CD sync an application, and tells what it says until it is done. The signal ends the looking, and before the
 * sync was asked for also the asking; it does not end the sync, which belongs to the cluster by then.
 */
export async function syncApplication(
  ports: ArgoPorts,
  { place, by, id, prune, dryRun }: SyncInput,
  onProgress: (message: string) => void,
  signal: AbortSignal,
): Promise<Synced | Refused> {
  const request: SyncRequest = {
    by: await nameFor(ports, by, signal),
    reason: 'synced with Slipway',
    id,
    prune,
    dryRun,
  };
  const obstacle = async (object: ClusterObject, ends: AbortSignal) => {
    const project = await projectOf(ports.cluster, object, ends);
    return syncObstacle(object, { project, now: ports.clock.now() });
  };
  const at = ports.clock.now();
  const asked = await changeApplication(
    ports,
    place,
    {
      obstacle,
      patch: (object) => syncPatch(object, request),
      isMade: (object) => operationOf(object)?.request === id,
    },
    signal,
  );
  if (isRefused(asked)) return asked;
  let last = outcomeOf(asked, { at, id });
  onProgress(last.message);
  const look = (object: ClusterObject): Outcome | null => {
    const outcome = outcomeOf(object, { at, id });
    if (outcome.state !== 'running') return outcome;
    if (outcome.message !== last.message) onProgress(outcome.message);
    last = outcome;
    return null;
  };
  const followed = await followApplication(ports, place, look, syncLimit, signal);
  switch (followed.end) {
    case 'found':
      return followed.found;
    case 'gone':
      return { ...last, state: 'failed', message: 'the application was deleted meanwhile' };
    case 'closed':
      return { ...last, message: 'another cluster is looked at now, so nobody follows it here' };
    case 'late':
      return last;
  }
}

/** The name that the cluster has for us, else the one that is given; nobody is asked where nothing may be written. */
async function nameFor({ cluster, writable }: ArgoPorts, given: string, signal: AbortSignal): Promise<string> {
  if (writable === null) return given;
  const known = await cluster.whoAmI(signal);
  return 'value' in known ? known.value : given;
}
