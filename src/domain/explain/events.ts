import { at, dateAt, numberAt, textAt, wordAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import type { Found, Ref, Weight } from './explanation.ts';
import { isSameRef } from './seen.ts';
import { because, plain, span, titled } from './words.ts';

/** What happened to an object, and how often. */
export interface Happened {
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{web}`: a part of the object; empty for all of it. */
  readonly part: string;
  readonly count: number;
  readonly first: Date | null;
  readonly last: Date | null;
}

/** What is older is over. */
const fresh = 3_600_000;

/** Warnings about an object within the last hour, the latest first. `uid` tells it from a former one of the same name. */
export function warningsAbout(events: readonly ClusterObject[], ref: Ref, uid: string, now: Date): readonly Happened[] {
  return events
    .filter((event) => textAt(event, 'type') !== 'Normal' && isAbout(at(event, 'involvedObject'), ref, uid))
    .map(happened)
    .filter(({ last }) => last === null || now.getTime() - last.getTime() < fresh)
    .toSorted((a, b) => (b.last?.getTime() ?? 0) - (a.last?.getTime() ?? 0));
}

/** ` (5 times in 3 min)`, or nothing for what happened once. */
export function howOften({ count, first, last }: Happened): string {
  if (count < 2) return '';
  const length = first === null || last === null ? 0 : last.getTime() - first.getTime();
  return length < 1000 ? ` (${count} times)` : ` (${count} times in ${span(length)})`;
}

/** An event as a cause of its own. */
export function foundIn(event: Happened, ref: Ref, weight: Weight): Found {
  const said = because(event.message);
  return {
    object: ref,
    pointer: '',
    sentence: `${titled(ref.kind, ref.name)} has the event ${plain(event.reason, 100)}${howOften(event)}${said}`,
    short: plain(event.reason, 60),
    since: event.first ?? event.last,
    weight,
  };
}

/** Events have no versions of the group that can be relied on, and some no uid. */
function isAbout(involved: unknown, ref: Ref, uid: string): boolean {
  const theirs = textAt(involved, 'uid');
  // The kubelet names a node by its name where others have a uid.
  if (theirs !== '' && uid !== '') return theirs === uid || (ref.kind === 'Node' && theirs === ref.name);
  return isSameRef(
    {
      apiVersion: textAt(involved, 'apiVersion') || ref.apiVersion,
      kind: textAt(involved, 'kind'),
      namespace: wordAt(involved, 'namespace'),
      name: textAt(involved, 'name'),
    },
    // The events of what has no namespace tell one all the same, or none.
    ref.namespace === null ? { ...ref, namespace: wordAt(involved, 'namespace') } : ref,
  );
}

/** Old and new form: `count` with two times, or `series` after a first `eventTime`. */
function happened(event: ClusterObject): Happened {
  const began = dateAt(event, 'firstTimestamp') ?? dateAt(event, 'eventTime');
  return {
    reason: textAt(event, 'reason'),
    message: textAt(event, 'message') || textAt(event, 'note'),
    part: textAt(event, 'involvedObject', 'fieldPath'),
    count: numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1,
    first: began,
    last: dateAt(event, 'series', 'lastObservedTime') ?? dateAt(event, 'lastTimestamp') ?? began,
  };
}
