import type { ClusterObject } from '../kubernetes/query.ts';
import type { PlainMap } from '../plain.ts';
import { annotations } from './annotation.ts';
import { requestEntry } from './operationState.ts';
import { at, isMap, textAt, textsAt } from '../kubernetes/read.ts';

/*
 * What is sent to have Argo CD do something: merge patches (`application/merge-patch+json`) of the Application, which
 * has no subresource for it. What the API server of Argo CD would refuse is told by `obstacle.ts`, before: the cluster
 * itself refuses none of it.
 */

export interface SyncRequest {
  /** Who asks: the name of the cluster for them, or that of the operating system. */
  readonly by: string;
  /** Why, as others see it. */
  readonly reason?: string;
  /** Made up for this request alone: `outcomeOf` knows its operation by it. */
  readonly id?: string;
  /** Deletes what is no longer in Git. */
  readonly prune: boolean;
  readonly dryRun?: boolean;
}

/**
 * Asks for a sync. Options and retries are those of the Application: the controller does not look there for a sync that
 * is asked for. `operationState` goes, since in many releases what is left of the last operation becomes part of the
 * new one (argo-cd#28701). The resource version is a lock: whoever was faster makes this a 409.
 */
export function syncPatch(object: ClusterObject, request: SyncRequest): PlainMap {
  const { by, reason, id, prune, dryRun } = request;
  const policy = at(object, 'spec', 'syncPolicy');
  const info = [
    ...(reason === undefined ? [] : [{ name: 'Reason', value: reason }]),
    ...(id === undefined ? [] : [{ name: requestEntry, value: id }]),
  ];
  const retry = at(policy, 'retry');
  const syncOptions = textsAt(policy, 'syncOptions');
  return {
    ...lock(object),
    operation: {
      initiatedBy: { username: by },
      ...(info.length > 0 && { info }),
      ...(isMap(retry) && { retry: retry as PlainMap }),
      sync: {
        prune,
        dryRun: dryRun ?? false,
        syncStrategy: { hook: {} },
        ...(syncOptions.length > 0 && { syncOptions }),
      },
    },
    status: { operationState: null },
  };
}

/** Asks to compare with Git now; `hard` forgets what was rendered before. The controller takes the annotation away. */
export function refreshPatch(kind: 'normal' | 'hard'): PlainMap {
  return { metadata: { annotations: { [annotations.refresh]: kind } } };
}

/** Ends the operation under way. Without the lock it could come after its end, and would stay for ever. */
export function terminatePatch(object: ClusterObject): PlainMap {
  return { ...lock(object), status: { operationState: { phase: 'Terminating' } } };
}

/** The version that was read; a patch with an empty one is refused by the cluster. */
function lock(object: ClusterObject): { readonly metadata: PlainMap } {
  return { metadata: { resourceVersion: textAt(object, 'metadata', 'resourceVersion') } };
}
