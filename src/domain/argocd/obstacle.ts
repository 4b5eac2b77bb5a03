import type { ClusterObject } from '../kubernetes/query.ts';
import { applicationOf, isApplication } from './application.ts';
import type { Application } from './application.ts';
import { inSentence } from './message.ts';
import { at, isMap, textAt } from '../kubernetes/read.ts';
import { windowObstacle, windowsOf } from './windows.ts';

/*
 * What the API server of Argo CD refuses before it writes (3.5: `Server.Sync`, `SetAppOperation`, `TerminateOperation`).
 * Whoever writes to the cluster instead has to ask here, since the controller does not refuse all of it.
 */

/** What else is known when a sync is asked for. */
export interface SyncWorld {
  /** The AppProject of the application; null when it can't be read, and then its sync windows are not looked at. */
  readonly project: ClusterObject | null;
  readonly now: Date;
}

/** Why an Application can't be synced, one sentence with what to do; null when nothing is in the way. */
export function syncObstacle(object: ClusterObject, world: SyncWorld): string | null {
  const application = applicationOf(object);
  return (
    unfit(object, application) ??
    deleting(application) ??
    operating(object, application) ??
    (world.project === null ? null : windowObstacle(application, windowsOf(world.project), world.now))
  );
}

/** The same for ending its operation. */
export function terminateObstacle(object: ClusterObject): string | null {
  const application = applicationOf(object);
  const { name, operation } = application;
  const state = isMap(at(object, 'operation')) ? operation?.state : undefined;
  if (state === 'terminating') return `The operation of "${name}" is being terminated already.`;
  if (state === 'waiting') return `The operation of "${name}" has not begun; there is nothing to terminate yet.`;
  if (state !== 'running' && state !== 'retrying') return `No operation of "${name}" is under way.`;
  return unfit(object, application);
}

/** The same for comparing it with Git. */
export function refreshObstacle(object: ClusterObject): string | null {
  return unfit(object, applicationOf(object));
}

function unfit(object: ClusterObject, { name, skipped }: Application): string | null {
  if (!isApplication(object)) return 'The object is no Application of Argo CD.';
  if (textAt(object, 'metadata', 'resourceVersion') === '')
    return `What is known of "${name}" has no resource version; read it again.`;
  return skipped
    ? `Argo CD leaves "${name}" alone; remove its annotation argocd.argoproj.io/skip-reconcile first.`
    : null;
}

function deleting({ name, deleting: since }: Application): string | null {
  return since === null ? null : `"${name}" is being deleted.`;
}

function operating(object: ClusterObject, { name, operation }: Application): string | null {
  if (!isMap(at(object, 'operation'))) return null;
  const by = operation === null || operation.by === '' ? '' : ` that ${inSentence(operation.by, 60)} started`;
  return `Another operation of "${name}"${by} is under way; wait for it or terminate it.`;
}
