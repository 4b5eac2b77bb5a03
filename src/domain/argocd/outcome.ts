import type { ClusterObject } from '../kubernetes/query.ts';
import { applicationOf } from './application.ts';
import { cause } from './cause.ts';
import { inSentence } from './message.ts';
import type { Operation } from './operationState.ts';
import { isUnderWay } from './operationState.ts';
import type { Resources } from './resource.ts';

/** What was asked for. */
export interface Asked {
  readonly at: Date;
  /** The one of the request; null when it had none, and then the time alone tells whose operation it is. */
  readonly id: string | null;
}

/** What has become of it. */
export interface Outcome {
  readonly state: 'running' | 'done' | 'failed';
  /** A clause, as in `Standing.why`; for what is done, Argo CD's own words. */
  readonly message: string;
  /** What it failed at, as far as it is said. */
  readonly failed: Resources;
}

/**
 * What has become of a sync, by the Application as it is now. The operation is known by the id of the request, so that
 * clocks which differ do no harm. What does not tell yet, such as an object that was read before the request, counts as
 * running: whoever waits has a limit.
 */
export function outcomeOf(object: ClusterObject, asked: Asked): Outcome {
  const { operation } = applicationOf(object);
  if (operation === null) return unseen;
  if (!isIts(operation, asked)) return isReplaced(operation, asked) ? replaced : unseen;
  if (isUnderWay(operation)) return { ...running, message: cause.underWay(operation) };
  return operation.state === 'failed'
    ? { state: 'failed', message: cause.failed(operation), failed: operation.failed }
    : { state: 'done', message: inSentence(operation.message), failed: none };
}

const none: Resources = { count: 0, shown: [] };
const running = { state: 'running', failed: none } as const;
const unseen: Outcome = { ...running, message: 'sync waits for Argo CD to begin' };
const replaced: Outcome = {
  state: 'failed',
  message: 'another operation took its place before its result was seen',
  failed: none,
};

/** Whether the operation is the one that was asked for. Times of a cluster are whole seconds. */
function isIts({ state, request, started }: Operation, { at, id }: Asked): boolean {
  if (id !== null) return request === id;
  return state === 'waiting' || (started !== null && started.getTime() >= Math.floor(at.getTime() / 1000) * 1000);
}

/** Only one is there at a time: another one that began later means that this one is gone. */
function isReplaced({ started }: Operation, { at, id }: Asked): boolean {
  return id !== null && started !== null && started.getTime() > at.getTime() + skew;
}

/** By how much the clock of the cluster may be ahead of ours before an older operation is taken for a newer one. */
const skew = 60_000;
