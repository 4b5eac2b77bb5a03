import type { View } from '../domain/argocd/statusText.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { Snapshot } from './state.ts';

/** What is known of the objects of several queries, before anybody has made something of them. */
export interface Together {
  readonly objects: readonly ClusterObject[];
  readonly view: Exclude<View, { readonly kind: 'seen' }> | Omit<Extract<View, { readonly kind: 'seen' }>, 'status'>;
}

/**
 * One answer from that about all namespaces and those about some, which are asked when the first is not allowed. What
 * was seen counts more than why the rest was not; without anything seen, the reason is that of the first.
 */
export function together(everywhere: Snapshot, some: readonly Snapshot[]): Together {
  const seen = some.filter(isSeen);
  // Some that are live say more than all that are not any more: the right to see all was taken away.
  const parts = isSeen(everywhere) && (seen.length === 0 || everywhere.state.state === 'live') ? [everywhere] : seen;
  if (parts.length > 0) return { objects: parts.flatMap(({ objects }) => objects), view: viewOf(parts) };
  const isOpen = (some.length > 0 ? some : [everywhere]).some(({ state }) => state.state === 'connecting');
  const { state } = everywhere;
  if (isOpen || !('failure' in state) || state.failure === null) return { objects: [], view: { kind: 'connecting' } };
  return { objects: [], view: { kind: 'failed', failure: state.failure } };
}

function isSeen({ state }: Snapshot): boolean {
  return state.state === 'live' || state.state === 'stale';
}

/** As old as the oldest of its parts. */
function viewOf(parts: readonly Snapshot[]) {
  const times = parts.flatMap(({ state, at }) => (state.state === 'stale' ? [state.since] : (at ?? [])));
  const at = new Date(Math.min(...times.map((time) => time.getTime())));
  return { kind: 'seen', at, live: parts.every(({ state }) => state.state === 'live') } as const;
}
