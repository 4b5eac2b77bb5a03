import type { Failure } from '../domain/kubernetes/failure.ts';
import { keyOfQuery } from '../domain/kubernetes/query.ts';
import type { Query } from '../domain/kubernetes/query.ts';
import type { Requests } from '../domain/kubernetes/exchange.ts';
import type { Cluster, Clusters } from '../ports.ts';
import { Change, reportBug } from './change.ts';
import { LiveKind } from './kind.ts';
import type { LiveWorld } from './kind.ts';
import { Link } from './link.ts';
import type { Pin } from './link.ts';
import type { Connection, Snapshot } from './state.ts';

/** What has changed: the connection, or the objects or the state of one query. */
export type News = { readonly about: 'connection' } | { readonly about: 'objects'; readonly query: Query };

/** Somebody's interest in a query. */
export interface Subscription {
  readonly snapshot: Snapshot;
  /** Whether the list that somebody has asked for anew has not come yet. */
  readonly isAsked: boolean;
  end(): void;
}

/** Milliseconds for which a watch goes on after the last who wanted it: a view that is opened again finds it. */
export const linger = 60_000;

interface Wanted {
  readonly kind: LiveKind;
  users: number;
  /** Ends the following; null while it is not followed. */
  stop: AbortController | null;
  /** Keeps it from being left; null while somebody wants it. */
  stay: (() => void) | null;
}

/**
 * One cluster over time: who wants objects subscribes, and all share one connection and one watch a query. A failure of
 * the connection halts everything and leaves what was seen as stale; one loop looks for the cluster again. When it is
 * another one than before under the same context, nothing goes on until somebody accepts it.
 */
export class LiveCluster {
  readonly #world: LiveWorld;
  readonly #link: Link;
  readonly #change = new Change<News>();
  readonly #kinds = new Map<string, Wanted>();
  readonly #unwatch: () => void;
  #up: { readonly cluster: Cluster; readonly signal: AbortSignal } | null = null;
  #isPaused = false;
  /** For good: whoever still holds it finds what it last was, and starts nothing. */
  #isClosed = false;

  /** The current context for null. `pin` says which cluster it was last time; null when it is new to us. */
  constructor(clusters: Clusters, context: string | null, world: LiveWorld, pin: Pin | null = null) {
    this.#world = world;
    this.#link = new Link(clusters, context, world, pin, {
      changed: () => this.#change.tell({ about: 'connection' }),
      follow: (cluster, signal) => this.#follow(cluster, signal),
      halt: (failure) => this.#halt(failure),
      forget: () => this.#forget(),
    });
    this.#unwatch = clusters.onChange(() => void this.#link.reopen().catch(reportBug));
  }

  get connection(): Connection {
    return this.#link.connection;
  }

  /** To ask the connected cluster something once; null while none is. */
  get api(): Cluster | null {
    return this.#up?.cluster ?? null;
  }

  /** What was sent so far. */
  get requests(): Requests {
    return this.#link.requests;
  }

  /** What it returns ends the listening. */
  onChange(listener: (news: News) => void): () => void {
    return this.#change.on(listener);
  }

  /** The first starts a list and a watch, which end a while after the last has gone. */
  subscribe(query: Query): Subscription {
    if (this.#isClosed) return over(new LiveKind(query, this.#world, nothing, nothing).snapshot);
    const key = keyOfQuery(query);
    const wanted = this.#kinds.get(key) ?? this.#create(key, query);
    wanted.users++;
    wanted.stay?.();
    wanted.stay = null;
    if (!this.#isPaused) this.#link.start();
    let isOver = false;
    return {
      get snapshot() {
        return wanted.kind.snapshot;
      },
      get isAsked() {
        return wanted.kind.isAsked;
      },
      end: () => {
        if (isOver || this.#isClosed) return;
        isOver = true;
        if (--wanted.users === 0) wanted.stay = this.#world.timers.after(linger, () => this.#leave(key, wanted));
      },
    };
  }

  /** Resolves when nothing of this is still being asked for the first time. */
  async settled(subscriptions: readonly Subscription[], signal: AbortSignal): Promise<void> {
    const isOpen = (): boolean =>
      !this.#isClosed && subscriptions.some(({ snapshot }) => snapshot.state.state === 'connecting');
    while (isOpen()) {
      signal.throwIfAborted();
      await this.#change.next(signal);
    }
  }

  /** Nobody looks: all watches end, and what was seen becomes stale. */
  pause(): void {
    this.#isPaused = true;
    this.#link.stop();
  }

  resume(): void {
    if (this.#isClosed) return;
    this.#isPaused = false;
    if (this.#kinds.size > 0) this.#link.start();
  }

  /** Asks again at once for what waits for better times. */
  refresh(): void {
    if (this.#isClosed) return;
    this.#link.wake();
    for (const { kind } of this.#kinds.values()) kind.wake();
  }

  /** Lists anew what is followed already, whatever was heard of it since the last time. */
  renew(query: Query): void {
    this.#kinds.get(keyOfQuery(query))?.kind.renew();
  }

  /** The other cluster that answers under this context is the one that is meant. */
  accept(): void {
    if (!this.#isClosed) this.#link.accept();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unwatch();
    this.#link.close();
    for (const { stay } of this.#kinds.values()) stay?.();
    this.#kinds.clear();
    // Who waits for something of it learns that nothing more comes.
    this.#change.tell({ about: 'connection' });
  }

  #create(key: string, query: Query): Wanted {
    const onChange = (): void => this.#change.tell({ about: 'objects', query });
    const kind = new LiveKind(query, this.#world, onChange, () => void this.#link.doubt());
    const wanted: Wanted = { kind, users: 0, stop: null, stay: null };
    this.#kinds.set(key, wanted);
    const { connection } = this.#link;
    if (this.#up !== null) this.#run(wanted, this.#up.cluster, this.#up.signal);
    else if ('failure' in connection && connection.failure !== null) kind.halt(connection.failure);
    return wanted;
  }

  #leave(key: string, wanted: Wanted): void {
    wanted.stop?.abort();
    this.#kinds.delete(key);
    if (this.#kinds.size === 0) this.#link.stop();
  }

  #follow(cluster: Cluster, signal: AbortSignal): void {
    // Who is told of the connection may have closed it.
    if (this.#isClosed) return;
    this.#up = { cluster, signal };
    for (const wanted of this.#kinds.values()) this.#run(wanted, cluster, signal);
  }

  #run(wanted: Wanted, cluster: Cluster, signal: AbortSignal): void {
    wanted.stop = new AbortController();
    wanted.kind.run(cluster, AbortSignal.any([signal, wanted.stop.signal])).catch(reportBug);
  }

  #halt(failure: Failure | null): void {
    this.#up = null;
    for (const { kind, stop } of this.#kinds.values()) {
      stop?.abort();
      kind.halt(failure);
    }
  }

  #forget(): void {
    for (const { kind } of this.#kinds.values()) kind.forget();
  }
}

/** What is asked of a cluster that is closed. */
function over(snapshot: Snapshot): Subscription {
  return { snapshot, isAsked: false, end: nothing };
}

function nothing(): void {}
