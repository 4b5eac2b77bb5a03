import type { ClusterObject, Kind } from '../kubernetes/query.ts';
import { isPlainMap } from '../plain.ts';
import type { Plain } from '../plain.ts';
import { visible } from '../visible.ts';

/*
 * The Lease that keeps two from bootstrapping at once (https://kubernetes.io/docs/concepts/architecture/leases/). Times in
 * it are for people alone: clocks differ, so whether a holder is still there is seen by whether it goes on changing.
 */

export const leaseKind: Kind = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' };

export const leasePlace = { namespace: 'kube-system', name: 'slipway-bootstrap' } as const;

/** For so many seconds a holder that says nothing is believed to be there. */
export const leaseSeconds = 60;

/** What a Lease says. */
export interface LeaseFacts {
  /** Empty when nobody holds it. */
  readonly holder: string;
  readonly seconds: number;
  /** As the holder's clock had it; null when it does not say. */
  readonly since: string | null;
  readonly renewed: string | null;
  readonly transitions: number;
  readonly uid: string;
  readonly version: string;
}

/** What stands in a Lease, whoever has written it. */
export function leaseFacts(object: ClusterObject): LeaseFacts {
  const spec = object['spec'] as Plain | undefined;
  const field = (name: string): Plain | undefined =>
    isPlainMap(spec) && Object.hasOwn(spec, name) ? spec[name] : undefined;
  const text = (name: string): string | null => {
    const value = field(name);
    return typeof value === 'string' ? value : null;
  };
  const number = (name: string): number | null => {
    const value = field(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  return {
    holder: text('holderIdentity') ?? '',
    seconds: Math.min(Math.max(number('leaseDurationSeconds') ?? leaseSeconds, leaseSeconds), longest),
    since: text('acquireTime'),
    renewed: text('renewTime'),
    transitions: number('leaseTransitions') ?? 0,
    uid: object.metadata.uid ?? '',
    version: object.metadata.resourceVersion ?? '',
  };
}

/** Nobody waits longer for somebody who says nothing, whatever the Lease asks for. */
const longest = 600;

export function newLease(holder: string, now: Date): ClusterObject {
  return { ...leaseKind, metadata: { ...leasePlace }, spec: { ...held(holder, now), leaseTransitions: 0 } };
}

/** The patch that takes over a Lease as it was seen; it fails when it has changed since. */
export function takenLease({ version, transitions }: LeaseFacts, holder: string, now: Date): object {
  return {
    metadata: { resourceVersion: version },
    spec: { ...held(holder, now), leaseTransitions: transitions + 1 },
  };
}

/** The patch that says that its holder is still there; it fails when it has changed since that version. */
export function renewedLease(version: string, now: Date): object {
  return { metadata: { resourceVersion: version }, spec: { renewTime: microTime(now) } };
}

function held(holder: string, now: Date) {
  const at = microTime(now);
  return { holderIdentity: holder, leaseDurationSeconds: leaseSeconds, acquireTime: at, renewTime: at };
}

/** As the API wants it: RFC 3339 with six digits behind the second. */
export function microTime(now: Date): string {
  return now.toISOString().replace('Z', '000Z');
}

/** Who is at it, and since when by their clock. */
export function heldBy({ holder, since }: LeaseFacts): string {
  const when = since === null ? '' : ` since ${visible(since).replace(/\.\d+Z$/, 'Z')}`;
  return `${visible(holder)} is bootstrapping this cluster${when}`;
}
