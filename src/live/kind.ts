import { backoff } from '../domain/kubernetes/backoff.ts';
import type { Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import { keyOfObject } from '../domain/kubernetes/query.ts';
import type { ClusterObject, Query } from '../domain/kubernetes/query.ts';
import type { WatchEvent } from '../domain/kubernetes/exchange.ts';
import type { Clock, Cluster, Timers } from '../ports.ts';
import { patience } from './patience.ts';
import { Sleep } from './sleep.ts';
import type { KindState, Snapshot } from './state.ts';

export interface LiveWorld {
  readonly clock: Clock;
  readonly timers: Timers;
  /** 0 to 1 */
  readonly chance: () => number;
}

/** Milliseconds: a watch that ends sooner and had nothing to say was none. */
const shortest = 5000;

/** Failures that may be those of the whole cluster. */
const doubtful: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'kubeconfig',
  'consent',
  'credentials',
  'unauthorized',
  'unreachable',
  'timeout',
  'reset',
  'tls',
  'server',
]);

/** What follows a list or a watch: how long to wait (null: until somebody says so), and how many failures there were in a row. */
interface Step {
  readonly pause: number | null;
  readonly failures: number;
}

/** The objects of one query: listed, then watched, for as long as somebody wants them. */
export class LiveKind {
  readonly query: Query;
  readonly #world: LiveWorld;
  readonly #onChange: () => void;
  readonly #onDoubt: () => void;
  readonly #sleep: Sleep;
  readonly #objects = new Map<string, ClusterObject>();
  #sorted: readonly ClusterObject[] | null = null;
  #state: KindState = { state: 'connecting' };
  /** Where to go on watching; null when there has to be a list first. */
  #from: string | null = null;
  #version: string | null = null;
  #at: Date | null = null;
  /** Ends the request that goes on, so that it is listed; null while it is not followed. */
  #cut: AbortController | null = null;
  #isAsked = false;

  /** `onDoubt` hears of failures that may be those of the whole cluster. */
  constructor(query: Query, world: LiveWorld, onChange: () => void, onDoubt: () => void) {
    this.query = query;
    this.#world = world;
    this.#onChange = onChange;
    this.#onDoubt = onDoubt;
    this.#sleep = new Sleep(world.timers);
  }

  get snapshot(): Snapshot {
    this.#sorted ??= [...this.#objects].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
    return {
      query: this.query,
      state: this.#state,
      objects: this.#sorted,
      resourceVersion: this.#version,
      at: this.#at,
    };
  }

  /** Whether the list that somebody has asked for anew has not come yet. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Follows the cluster until the signal says so. Rejects only for a bug. */
  async run(cluster: Cluster, signal: AbortSignal): Promise<void> {
    let failures = 0;
    let cut: AbortController | null = null;
    try {
      for (;;) {
        cut = this.#cut = new AbortController();
        const step = await this.#next(cluster, failures, signal, cut.signal);
        ({ failures } = step);
        await this.#sleep.until(step.pause, signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      // Whoever has begun after this one goes on.
      if (this.#cut === cut) {
        this.#cut = null;
        this.#isAsked = false;
      }
    }
  }

  /** Lists it anew, whatever was heard of it: a watch may have gone silent. What is not followed is listed when it is again. */
  renew(): void {
    this.#from = null;
    if (this.#cut === null) return;
    this.#isAsked = true;
    this.#cut.abort();
    this.#sleep.wake();
  }

  /** It is not followed any more: because of a failure, or because nobody wants it now. */
  halt(failure: Failure | null): void {
    const now = this.#world.clock.now();
    const { state } = this.#state;
    if (state === 'live') {
      // Who has said nothing for a while was perhaps not there.
      const since = failure?.code === 'timeout' ? (this.#at ?? now) : now;
      this.#set({ state: 'stale', since, failure });
    } else if (failure !== null) {
      const since = state === 'stale' || state === 'unknown' ? this.#state.since : now;
      this.#set({ state: state === 'stale' ? 'stale' : 'unknown', since, failure });
    }
  }

  /** Tries again at once what waits for better times. */
  wake(): void {
    this.#sleep.wake();
  }

  /** What was seen was another cluster. */
  forget(): void {
    this.#empty(null);
    this.#set({ state: 'connecting' });
  }

  async #next(cluster: Cluster, failures: number, signal: AbortSignal, cut: AbortSignal): Promise<Step> {
    const until = AbortSignal.any([signal, cut]);
    try {
      return this.#from === null
        ? await this.#list(cluster, failures, until)
        : await this.#watch(cluster, this.#from, failures, until);
    } catch (error) {
      if (signal.aborted || !cut.aborted) throw error;
      return { pause: 0, failures };
    }
  }

  async #list(cluster: Cluster, failures: number, signal: AbortSignal): Promise<Step> {
    const answer = await cluster.list(this.query, signal);
    signal.throwIfAborted();
    this.#isAsked = false;
    if ('failure' in answer) return this.#failed(answer.failure, failures + 1);
    this.#objects.clear();
    for (const object of answer.value.objects) this.#objects.set(keyOfObject(object), object);
    this.#seen(answer.value.resourceVersion);
    // Failures are counted until a watch has held: lists may succeed for ever.
    return { pause: 0, failures };
  }

  async #watch(cluster: Cluster, from: string, failures: number, signal: AbortSignal): Promise<Step> {
    const begun = this.#world.clock.now().getTime();
    let told = false;
    const onEvent = (event: WatchEvent): void => {
      if (signal.aborted) return;
      told ||= event.type !== 'open';
      this.#take(event);
    };
    const answer = await cluster.watch(this.query, from, onEvent, signal);
    signal.throwIfAborted();
    const held = told || this.#world.clock.now().getTime() - begun >= shortest;
    const before = held ? 0 : failures;
    if ('value' in answer) return held ? { pause: 0, failures: 0 } : this.#again(before + 1);
    return this.#broken(answer.failure, before);
  }

  #broken(failure: Failure, failures: number): Step {
    const isCut = failure.code === 'reset' || failure.code === 'timeout';
    // Where it was cut it goes on; what else went wrong may have lost something.
    if (!isCut) this.#from = null;
    if (failure.code === 'expired') return failures === 0 ? { pause: 0, failures: 1 } : this.#again(failures + 1);
    if (!isCut || failures > 0) return this.#failed(failure, failures + 1);
    // A cut connection is a small thing if the next one holds.
    if (failure.code === 'timeout') this.halt(failure);
    this.#onDoubt();
    return this.#again(1);
  }

  #again(failures: number): Step {
    return { pause: backoff(failures, this.#world.chance()), failures };
  }

  #failed(failure: Failure, failures: number): Step {
    if (failure.code === 'no-kind') {
      const now = this.#world.clock.now();
      const since = this.#state.state === 'absent' ? this.#state.since : now;
      this.#empty(now);
      this.#set({ state: 'absent', since, failure });
    } else {
      this.halt(failure);
    }
    if (doubtful.has(failure.code)) this.#onDoubt();
    return { pause: patience(failure, failures, this.#world.chance()), failures };
  }

  #take(event: WatchEvent): void {
    switch (event.type) {
      case 'open':
        return this.#seen(this.#from);
      case 'changed':
        this.#objects.set(keyOfObject(event.object), event.object);
        return this.#seen(event.resourceVersion);
      case 'deleted':
        this.#objects.delete(keyOfObject(event.object));
        return this.#seen(event.resourceVersion);
      case 'bookmark':
        return this.#seen(event.resourceVersion);
    }
  }

  #seen(version: string | null): void {
    this.#sorted = null;
    this.#from = version;
    this.#version = version;
    this.#at = this.#world.clock.now();
    this.#set({ state: 'live' });
  }

  #empty(at: Date | null): void {
    this.#objects.clear();
    this.#sorted = null;
    this.#from = null;
    this.#version = null;
    this.#at = at;
  }

  #set(state: KindState): void {
    this.#state = state;
    this.#onChange();
  }
}
