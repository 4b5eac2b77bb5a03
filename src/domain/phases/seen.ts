import type { Right } from '../kubernetes/failure.ts';
import { nameOfRight } from '../kubernetes/failure.ts';
import type { Failure } from '../kubernetes/failure.ts';
import type { Query } from '../kubernetes/query.ts';
import type { Seen, World } from './world.ts';

/** What was found where a check looks. */
export interface Found {
  /** The query that it was found by; null when there is none. */
  readonly seen: Seen | null;
  readonly standing: Standing;
}

/** Whether it can be judged, and how far. */
export type Standing =
  | { readonly state: 'live' }
  | { readonly state: 'connecting' }
  | { readonly state: 'stale'; readonly reason: string }
  | { readonly state: 'absent'; readonly reason: string }
  | {
      readonly state: 'unknown';
      readonly words: string;
      readonly reason: string;
      readonly remedy: string | null;
      readonly right: Right | null;
    };

/** What is known by the first of several queries that is not forbidden. */
export function found(ways: readonly Query[], world: World): Found {
  if (world.noCluster !== null) {
    return {
      seen: null,
      standing: { state: 'unknown', words: 'no cluster', reason: world.noCluster, remedy: null, right: null },
    };
  }
  let outdated: Seen | null = null;
  let last: Seen | null = null;
  for (const query of ways) {
    last = world.seen(query);
    if (last === null || !isForbidden(last)) break;
    if (last.state.state === 'stale') outdated ??= last;
  }
  const isOpen = last === null || last.state.state === 'connecting' || isForbidden(last);
  // What was seen before it was forbidden is worth more than nothing.
  const chosen = isOpen && outdated !== null ? outdated : last;
  return { seen: chosen, standing: chosen === null ? { state: 'connecting' } : standingOf(chosen) };
}

/** Whether a narrower query may be allowed where this one is not, or is not any more. */
export function isForbidden({ state }: Seen): boolean {
  return 'failure' in state && state.failure?.code === 'forbidden';
}

function standingOf({ state, at }: Seen): Standing {
  switch (state.state) {
    case 'live':
    case 'connecting':
      return { state: state.state };
    case 'stale': {
      const reason = state.failure?.message ?? 'Nobody has looked since then.';
      return { state: 'stale', reason: `Seen at ${(at ?? state.since).toISOString()}. ${reason}` };
    }
    case 'absent':
      return { state: 'absent', reason: state.failure.message };
    case 'unknown':
      return unknown(state.failure);
  }
}

/** What can't be known, in a few words and in one sentence. */
export function unknown(failure: Failure): Extract<Standing, { readonly state: 'unknown' }> {
  const { code, message, remedy, right } = failure;
  const words = code === 'forbidden' && right !== null ? `may not ${nameOfRight(right)}` : wordsOf[code];
  return { state: 'unknown', words, reason: message, remedy, right };
}

const wordsOf: Readonly<Record<Failure['code'], string>> = {
  kubeconfig: 'no kubeconfig that can be used',
  consent: 'the context may not be used',
  credentials: 'no credentials',
  unauthorized: 'the credentials are refused',
  unreachable: 'the cluster is not reachable',
  timeout: 'the cluster does not answer',
  reset: 'the connection broke off',
  tls: 'the server does not prove who it is',
  redirect: 'the server points elsewhere',
  'too-large': 'the answer is too large',
  unreadable: 'the answer is none of Kubernetes',
  forbidden: 'not allowed',
  'no-kind': 'the cluster has no such kind',
  expired: 'the cluster is being asked again',
  throttled: 'the cluster wants to be left alone',
  server: 'the cluster has an error',
  missing: 'not there',
  conflict: 'changed meanwhile',
  exists: 'there already',
  refused: 'the cluster refuses the question',
  webhook: 'a webhook does not answer',
  'other-cluster': 'another cluster answers',
};
