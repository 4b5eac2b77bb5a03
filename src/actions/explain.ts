import { explain } from '../domain/explain/explain.ts';
import type { Explanation } from '../domain/explain/explanation.ts';
import { firstLooks, secondLooks } from '../domain/explain/looks.ts';
import type { Look } from '../domain/explain/looks.ts';
import type { Looked, Related } from '../domain/explain/seen.ts';
import { nameOfRight } from '../domain/kubernetes/failure.ts';
import type { Failure } from '../domain/kubernetes/failure.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { ClusterObject, Query } from '../domain/kubernetes/query.ts';
import type { Culprit } from '../domain/phases/result.ts';
import type { Clock, Cluster, Timers } from '../ports.ts';

export interface ExplainWorld {
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Milliseconds for everything: who has asked is waiting for it. */
const limit = 5000;

/** The worst come first; the rest would say the same. */
const mostCulprits = 20;

/**
 * Why these objects are not as they should be. Looks at them and what is around them now, with at most one list a kind
 * and namespace, and keeps nothing; of Secrets only the metadata leaves the server. What could not be looked at within
 * five seconds, or at all, is said in the answer. Rejects only when the signal aborts.
 */
export async function explainCulprits(
  cluster: Cluster,
  culprits: readonly Culprit[],
  { clock, timers }: ExplainWorld,
  signal: AbortSignal,
): Promise<Explanation> {
  const late = new AbortController();
  const cancel = timers.after(limit, () => late.abort());
  try {
    const lookout = new Lookout(cluster, signal, late.signal);
    const looked = await lookAt(lookout, culprits.slice(0, mostCulprits));
    const first = await lookAround(lookout, firstLooks(looked));
    const second = await lookAround(lookout, secondLooks(first.pods));
    signal.throwIfAborted();
    const related = { ...first, claims: second.claims, nodes: second.nodes };
    const rest = culprits.length - looked.length;
    const unseen = rest > 0 ? [`${rest} more ${rest === 1 ? 'object is' : 'objects are'} not looked at.`] : [];
    return explain({ culprits: looked, related, unseen: [...lookout.unseen, ...unseen] }, clock.now());
  } finally {
    cancel();
  }
}

/** Lists, and notes what could not be listed. */
class Lookout {
  readonly #cluster: Cluster;
  readonly #wanted: AbortSignal;
  readonly #late: AbortSignal;
  readonly #unseen = new Set<string>();

  constructor(cluster: Cluster, wanted: AbortSignal, late: AbortSignal) {
    this.#cluster = cluster;
    this.#wanted = wanted;
    this.#late = late;
  }

  get unseen(): readonly string[] {
    return [...this.#unseen];
  }

  /** Null when it could not be listed. */
  async list(query: Query): Promise<readonly ClusterObject[] | null> {
    try {
      const answer = await this.#cluster.list(query, AbortSignal.any([this.#wanted, this.#late]));
      if ('value' in answer) return answer.value.objects;
      this.#unseen.add(whyUnseen(query, answer.failure));
    } catch (error) {
      this.#wanted.throwIfAborted();
      if (!this.#late.aborted) throw error;
      this.#unseen.add(`${nameOf(query)} took longer than ${limit / 1000} s to list.`);
    }
    return null;
  }
}

/** The culprits as they are now, those of one kind and namespace by one list. */
async function lookAt(lookout: Lookout, culprits: readonly Culprit[]): Promise<readonly Looked[]> {
  const groups = Map.groupBy(culprits, ({ apiVersion, kind, namespace }) =>
    JSON.stringify([apiVersion, kind, namespace]),
  );
  const found = new Map<Culprit, Looked['object']>();
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const objects = await lookout.list(queryOf(group));
      for (const culprit of group) {
        const object = objects?.find(({ metadata }) => metadata.name === culprit.name);
        found.set(culprit, objects === null ? 'unseen' : (object ?? 'missing'));
      }
    }),
  );
  return culprits.map((culprit) => ({ culprit, object: found.get(culprit) ?? 'unseen' }));
}

function queryOf(group: readonly Culprit[]): Query {
  const [{ apiVersion, kind, namespace, name } = { apiVersion: '', kind: '', namespace: null, name: '' }] = group;
  const isSecret = apiVersion === 'v1' && kind === 'Secret';
  return {
    ...everything(apiVersion, kind),
    namespace,
    fields: group.length === 1 ? `metadata.name=${name}` : null,
    view: isSecret ? 'metadata' : 'object',
  };
}

async function lookAround(lookout: Lookout, looks: readonly Look[]): Promise<Related> {
  const seen = await Promise.all(
    looks.map(async ({ what, query }) => ({ what, objects: (await lookout.list(query)) ?? [] })),
  );
  const all = (what: keyof Related): readonly ClusterObject[] =>
    seen.filter((one) => one.what === what).flatMap(({ objects }) => objects);
  return {
    pods: all('pods'),
    replicaSets: all('replicaSets'),
    jobs: all('jobs'),
    events: all('events'),
    claims: all('claims'),
    nodes: all('nodes'),
  };
}

function whyUnseen(query: Query, { code, message, right }: Failure): string {
  if (code === 'no-kind') return `The cluster has no ${query.kind} (${query.apiVersion}).`;
  if (code !== 'forbidden') return `${nameOf(query)} can't be listed: ${message}`;
  return `${nameOf(query)} may not be read${right === null ? '' : ` (${nameOfRight(right)})`}.`;
}

/** `Events in namespace "web"` */
function nameOf({ kind, namespace }: Query): string {
  const plural = kind.endsWith('s') ? `${kind}es` : /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
  return namespace === null ? plural : `${plural} in namespace "${namespace}"`;
}
