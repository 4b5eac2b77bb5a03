import { keptMessage } from './message.ts';
import { at, dateAt, isMap, isTrueAt, listAt, numberAt, textAt } from '../kubernetes/read.ts';
import { isFailed, resourcesOf } from './resource.ts';
import type { Resources } from './resource.ts';

/** What Argo CD does to an Application, or did last. */
export interface Operation {
  readonly state: OperationProgress;
  /** What it can't go on without: a sync window that opens, somebody who approves a deletion, a new sync. */
  readonly held: 'window' | 'approval' | 'sync' | null;
  readonly message: string;
  readonly started: Date | null;
  readonly finished: Date | null;
  /** How many times it was tried again. */
  readonly retries: number;
  /** Started by the sync policy, not by somebody. */
  readonly automated: boolean;
  /** Who started it; empty when that is not said. */
  readonly by: string;
  readonly dryRun: boolean;
  /** What the sync failed at, as far as it is said. */
  readonly failed: Resources;
  /** What it was asked for with; see `operation.ts`. Null when it was not asked for by us. */
  readonly request: string | null;
}

export type OperationProgress =
  /** Asked for, and not begun. */
  | 'waiting'
  | 'running'
  /** It failed and is tried again after a while. */
  | 'retrying'
  | 'terminating'
  | 'failed'
  | 'succeeded';

/** The entry of `operation.info` that holds the id of a request. */
export const requestEntry = 'Request';

/** The operation that is asked for, under way or was last; null when there was none. */
export function operationOf(object: unknown): Operation | null {
  const asked = at(object, 'operation');
  const state = at(object, 'status', 'operationState');
  const reached = progressOf(state);
  // What is over when something is asked for was before: the controller begins anew.
  const isOver = reached === null || reached === 'failed' || reached === 'succeeded';
  if (isMap(asked) && isOver) return { ...none, ...request(asked), state: 'waiting' };
  if (reached === null) return null;
  const message = keptMessage(textAt(state, 'message'));
  return {
    ...request(at(state, 'operation')),
    state: reached,
    // The controller goes on only with what is asked for: a state alone, left by a patch that came too late, stays.
    held: isOver ? null : !isMap(asked) ? 'sync' : reached === 'terminating' ? null : heldBy(message),
    message,
    started: dateAt(state, 'startedAt'),
    finished: dateAt(state, 'finishedAt'),
    retries: Math.max(0, Math.trunc(numberAt(state, 'retryCount') ?? 0)),
    failed: resourcesOf(listAt(state, 'syncResult', 'resources'), isFailed),
  };
}

/** Whether it still goes on, or has yet to begin. */
export function isUnderWay({ state }: Operation): boolean {
  return state !== 'failed' && state !== 'succeeded';
}

const none: Pick<Operation, 'held' | 'message' | 'started' | 'finished' | 'retries' | 'failed'> = {
  held: null,
  message: '',
  started: null,
  finished: null,
  retries: 0,
  failed: { count: 0, shown: [] },
};

function progressOf(state: unknown): OperationProgress | null {
  switch (textAt(state, 'phase')) {
    case 'Running':
      // The controller says so of a failed attempt that it will repeat: controller/appcontroller.go.
      return dateAt(state, 'finishedAt') === null ? 'running' : 'retrying';
    case 'Terminating':
      return 'terminating';
    case 'Failed':
    case 'Error':
      return 'failed';
    case 'Succeeded':
      return 'succeeded';
    default:
      return null;
  }
}

/** No field says what a sync waits for, only the words of the controller (3.5.7: sync.go, sync_context.go). */
function heldBy(message: string): Operation['held'] {
  if (message.startsWith('Sync operation blocked by sync window')) return 'window';
  return /^waiting for (pruning|deletion) confirmation of /i.test(message) ? 'approval' : null;
}

function request(operation: unknown): Pick<Operation, 'automated' | 'by' | 'dryRun' | 'request'> {
  const entry = listAt(operation, 'info').find((one) => textAt(one, 'name') === requestEntry);
  return {
    automated: isTrueAt(operation, 'initiatedBy', 'automated'),
    by: textAt(operation, 'initiatedBy', 'username'),
    dryRun: isTrueAt(operation, 'sync', 'dryRun'),
    request: entry === undefined ? null : textAt(entry, 'value'),
  };
}
