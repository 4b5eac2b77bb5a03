import { dateAt, listAt, numberAt, textsAt } from '../kubernetes/read.ts';
import type { Found, Ref } from './explanation.ts';
import { plain, quoted, span, titled } from './words.ts';

/** What is going away after this is stuck. */
const patience = 60_000;

/** An object that is being deleted for longer than that takes. */
export function stuckDeletion(object: unknown, ref: Ref, now: Date): Found | null {
  // The time at which it would be gone: the grace period is in it.
  const since = dateAt(object, 'metadata', 'deletionTimestamp');
  if (since === null) return null;
  const late = now.getTime() - since.getTime();
  const holders = [...textsAt(object, 'metadata', 'finalizers'), ...textsAt(object, 'spec', 'finalizers')];
  const names = holders.slice(0, 3).map(quoted).join(', ');
  const waits =
    holders.length > 0
      ? ` and waits for ${holders.length === 1 ? 'the finalizer' : 'the finalizers'} ${names}`
      : hasContainers(object)
        ? ' and its containers have not ended'
        : '';
  return {
    object: ref,
    pointer: holders.length > 0 ? '/metadata/finalizers' : '/metadata/deletionTimestamp',
    sentence: `${titled(ref.kind, ref.name)} is being deleted${late >= 1000 ? ` for ${span(late)}` : ''}${waits}.`,
    short: holders[0] === undefined ? 'being deleted' : `being deleted, ${plain(holders[0], 60)}`,
    since,
    weight: late < patience ? 'waiting' : 'stuck',
  };
}

function hasContainers(object: unknown): boolean {
  return (
    listAt(object, 'status', 'containerStatuses').length > 0 &&
    numberAt(object, 'metadata', 'deletionGracePeriodSeconds') !== null
  );
}
