import type { Failure } from '../domain/kubernetes/failure.ts';
import { keyOfQuery } from '../domain/kubernetes/query.ts';
import type { Query } from '../domain/kubernetes/query.ts';
import type { Plan } from '../domain/phases/plan.ts';
import { queriesOf } from '../domain/phases/queries.ts';
import type { IsMeant } from '../domain/phases/queries.ts';
import type { Timers } from '../ports.ts';
import { Arrivals } from './arrivals.ts';
import type { CheckPlace } from './asked.ts';
import type { LiveCluster, Subscription } from './cluster.ts';
import type { Snapshot } from './state.ts';

export interface ReadsEvents {
  /** Something that is read has changed. */
  changed(): void;
  /** It is another cluster than before. */
  exchanged(): void;
}

/** What is read and can't be at the moment, and why; what was seen of it before is old. */
export interface Unread {
  readonly query: Query;
  readonly failure: Failure;
}

/** What the checks of a plan read of a cluster: one subscription a query, moved when plan, rights or cluster change. */
export class Reads {
  readonly #events: ReadsEvents;
  readonly #timers: Timers;
  readonly #subscriptions = new Map<string, Subscription>();
  #cluster: LiveCluster | null = null;
  #why: string | null = null;
  #uid: string | null = null;
  #plan: Plan | null = null;
  #arrivals: Arrivals | null = null;
  #off: () => void = () => undefined;

  constructor(events: ReadsEvents, timers: Timers) {
    this.#events = events;
    this.#timers = timers;
  }

  /** Why there is no cluster to ask; null when there is one, or nobody has said yet. */
  get why(): string | null {
    return this.#why;
  }

  get isLive(): boolean {
    return this.#cluster?.connection.state === 'live';
  }

  /** What is being asked for the first time, or anew. */
  get open(): readonly Query[] {
    if (this.#why !== null) return [];
    if (this.#cluster === null) return this.#plan === null ? [] : this.#queries(this.#plan);
    return [...this.#subscriptions.values()]
      .filter(({ isAsked, snapshot }) => isAsked || snapshot.state.state === 'connecting')
      .map(({ snapshot }) => snapshot.query);
  }

  seen(query: Query): Snapshot | null {
    return this.#subscriptions.get(keyOfQuery(query))?.snapshot ?? null;
  }

  follow(cluster: LiveCluster | string): void {
    const next = typeof cluster === 'string' ? null : cluster;
    if (next !== this.#cluster) {
      this.#leave();
      if (this.#cluster !== null) this.#events.exchanged();
      this.#cluster = next;
      this.#uid = null;
      if (next !== null) this.#listen(next);
    }
    this.#why = typeof cluster === 'string' ? cluster : null;
    this.want(this.#plan);
    this.#events.changed();
  }

  /** Asks for what the plan reads and we may read, and no longer for what it does not. */
  want(plan: Plan | null): void {
    this.#plan = plan;
    const cluster = this.#cluster;
    if (cluster === null) return;
    const queries = plan === null ? [] : this.#queries(plan);
    const wanted = new Map(queries.map((query) => [keyOfQuery(query), query]));
    // Whoever comes first keeps the connection from ending when the others go.
    for (const [key, query] of wanted)
      if (!this.#subscriptions.has(key)) this.#subscriptions.set(key, cluster.subscribe(query));
    for (const [key, subscription] of this.#subscriptions) {
      if (wanted.has(key)) continue;
      subscription.end();
      this.#subscriptions.delete(key);
    }
    this.#arrivals?.want(this.#states().includes('absent'));
  }

  refresh(): void {
    this.#cluster?.refresh();
  }

  /** Lists anew what these checks of the plan read. */
  renew(checks: readonly CheckPlace[]): void {
    for (const query of this.#of(checks)) this.#cluster?.renew(query);
  }

  /** What of that can't be read now, and why. */
  unread(checks: readonly CheckPlace[]): readonly Unread[] {
    return this.#of(checks).flatMap((query) => {
      const state = this.seen(query)?.state;
      const failure = state !== undefined && 'failure' in state ? state.failure : null;
      return failure === null ? [] : [{ query, failure }];
    });
  }

  close(): void {
    this.#leave();
    this.#cluster = null;
  }

  #states(): readonly string[] {
    return [...this.#subscriptions.values()].map(({ snapshot }) => snapshot.state.state);
  }

  #of(checks: readonly CheckPlace[]): readonly Query[] {
    const isMeant: IsMeant = (phase, check) => checks.some((one) => one.phase === phase && one.check === check);
    return this.#plan === null ? [] : this.#queries(this.#plan, isMeant);
  }

  #queries(plan: Plan, isMeant: IsMeant = () => true): readonly Query[] {
    const isForbidden = (query: Query): boolean => {
      const state = this.seen(query)?.state;
      return state !== undefined && 'failure' in state && state.failure?.code === 'forbidden';
    };
    return queriesOf(plan, isForbidden, isMeant);
  }

  #listen(cluster: LiveCluster): void {
    this.#identify(cluster);
    this.#arrivals = new Arrivals(cluster, this.#timers);
    this.#off = cluster.onChange((news) => {
      if (news.about === 'connection') this.#identify(cluster);
      else if (this.#subscriptions.has(keyOfQuery(news.query))) this.#events.changed();
    });
  }

  #identify({ connection }: LiveCluster): void {
    const uid = 'cluster' in connection ? connection.cluster.uid : null;
    if (uid === null) return;
    if (this.#uid !== null && uid !== this.#uid) {
      this.#events.exchanged();
      this.#events.changed();
    }
    this.#uid = uid;
  }

  #leave(): void {
    this.#off();
    this.#arrivals?.close();
    this.#arrivals = null;
    for (const subscription of this.#subscriptions.values()) subscription.end();
    this.#subscriptions.clear();
  }
}
