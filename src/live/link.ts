import type { Answer, Failure } from '../domain/kubernetes/failure.ts';
import type { Requests } from '../domain/kubernetes/exchange.ts';
import type { Cluster, Clusters } from '../ports.ts';
import { backoff } from '../domain/kubernetes/backoff.ts';
import { reportBug } from './change.ts';
import type { LiveWorld } from './kind.ts';
import { patience } from './patience.ts';
import { otherCluster, seenAt, uidOf } from './probe.ts';
import { Sleep } from './sleep.ts';
import type { Connection, Seen } from './state.ts';

/** Which cluster a context is expected to be. */
export interface Pin {
  readonly context: string;
  readonly uid: string;
}

/** What the connection brings about. */
export interface LinkEvents {
  /** The state is another one. */
  changed(): void;
  /** It is there, until the signal says otherwise. */
  follow(cluster: Cluster, signal: AbortSignal): void;
  /** It is gone; null when that was wanted. */
  halt(failure: Failure | null): void;
  /** What was seen belongs to another cluster. */
  forget(): void;
}

/** Milliseconds: a connection that is lost sooner was none. */
const shortest = 5000;

/** The connection to one context: made, doubted, lost and made again, in one loop. */
export class Link {
  readonly #clusters: Clusters;
  readonly #context: string | null;
  readonly #world: LiveWorld;
  readonly #events: LinkEvents;
  readonly #sleep: Sleep;
  #connection: Connection = { state: 'idle' };
  #pin: Pin | null;
  #running: AbortController | null = null;
  #cluster: Cluster | null = null;
  /** Ends the time of a connection that is there; null while there is none. */
  #lose: ((failure: Failure | null) => void) | null = null;
  #isDoubted = false;
  /** Of clusters that were exchanged. */
  #former: Requests = { list: 0, get: 0, watch: 0, write: 0 };

  constructor(clusters: Clusters, context: string | null, world: LiveWorld, pin: Pin | null, events: LinkEvents) {
    this.#clusters = clusters;
    this.#context = context;
    this.#world = world;
    this.#events = events;
    this.#pin = pin;
    this.#sleep = new Sleep(world.timers);
  }

  get connection(): Connection {
    return this.#connection;
  }

  get requests(): Requests {
    return sum(this.#former, this.#cluster?.requests ?? { list: 0, get: 0, watch: 0, write: 0 });
  }

  start(): void {
    if (this.#running !== null) return;
    const running = (this.#running = new AbortController());
    if (this.#connection.state === 'idle') this.#set({ state: 'connecting', since: this.#world.clock.now() });
    this.#run(running.signal).catch((error: unknown) => {
      if (!running.signal.aborted) reportBug(error);
    });
  }

  /** Nobody wants to know more for now. */
  stop(): void {
    if (this.#running === null) return;
    this.#running.abort();
    this.#running = null;
    this.#lose = null;
    if (this.#connection.state === 'connecting') this.#set({ state: 'idle' });
    else this.#down(null);
    this.#events.halt(null);
  }

  /** Tries again at once. */
  wake(): void {
    this.#sleep.wake();
  }

  /** The cluster that answers now is the one that is meant. */
  accept(): void {
    this.#pin = null;
    this.#sleep.wake();
  }

  /** Something went wrong that may be the fault of the connection: it is looked at, once for all who doubt. */
  async doubt(): Promise<void> {
    const [cluster, running, lose] = [this.#cluster, this.#running, this.#lose];
    if (lose === null || this.#isDoubted || cluster === null || running === null) return;
    this.#isDoubted = true;
    try {
      const answer = await uidOf(cluster, running.signal);
      if ('failure' in answer) lose(answer.failure);
      else if (this.#isOther(cluster.context, answer.value.uid)) lose(null);
    } catch (error) {
      if (!running.signal.aborted) reportBug(error);
    } finally {
      this.#isDoubted = false;
    }
  }

  /** The kubeconfig has changed: perhaps this context has not. */
  async reopen(): Promise<void> {
    if (this.#running === null) return;
    // Requests of a cluster that is exchanged fail, and say nothing about the next one.
    this.#isDoubted = true;
    const answer = await this.#clusters.open(this.#context);
    this.#isDoubted = false;
    if ('value' in answer && answer.value === this.#cluster && this.#lose !== null) return;
    this.#lose?.('failure' in answer ? answer.failure : null);
    this.#sleep.wake();
  }

  close(): void {
    this.stop();
    this.#cluster?.close();
  }

  async #run(signal: AbortSignal): Promise<never> {
    for (let failures = 0; ;) {
      const answer = await this.#connect(signal);
      signal.throwIfAborted();
      if ('failure' in answer) {
        failures++;
        this.#down(answer.failure);
        this.#events.halt(answer.failure);
        await this.#sleep.until(patience(answer.failure, failures, this.#world.chance()), signal);
        continue;
      }
      const begun = this.#world.clock.now().getTime();
      const failure = await this.#hold(answer.value, signal);
      this.#down(failure);
      this.#events.halt(failure);
      const held = failure === null || this.#world.clock.now().getTime() - begun >= shortest;
      failures = held ? 0 : failures + 1;
      if (!held) await this.#sleep.until(backoff(failures, this.#world.chance()), signal);
    }
  }

  /** A cluster that answers and is the one that is meant. */
  async #connect(signal: AbortSignal): Promise<Answer<{ readonly cluster: Cluster; readonly seen: Seen }>> {
    const opened = await this.#clusters.open(this.#context);
    if ('failure' in opened) return opened;
    signal.throwIfAborted();
    const cluster = opened.value;
    if (this.#cluster !== null && this.#cluster !== cluster) {
      this.#former = sum(this.#former, this.#cluster.requests);
      // That of a former current context is nobody's any more.
      this.#cluster.close();
    }
    this.#cluster = cluster;
    const answer = await seenAt(cluster, signal);
    if ('failure' in answer) return answer;
    const seen = answer.value;
    if (this.#pin !== null && this.#isOther(seen.context, seen.uid))
      return { failure: otherCluster(seen, this.#pin.uid) };
    if (seen.uid !== null) this.#pin = { context: seen.context, uid: seen.uid };
    return { value: { cluster, seen } };
  }

  /** Until it is lost; then why, and null for a cluster that is only exchanged. */
  async #hold({ cluster, seen }: { readonly cluster: Cluster; readonly seen: Seen }, signal: AbortSignal) {
    const before = 'cluster' in this.#connection ? this.#connection.cluster : null;
    if (before !== null && !isSame(before, seen)) this.#events.forget();
    const lost = Promise.withResolvers<Failure | null>();
    const stop = new AbortController();
    const abort = (): void => lost.reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    this.#lose = lost.resolve;
    this.#set({ state: 'live', since: this.#world.clock.now(), cluster: seen });
    this.#events.follow(cluster, stop.signal);
    try {
      return await lost.promise;
    } finally {
      signal.removeEventListener('abort', abort);
      stop.abort();
      if (this.#lose === lost.resolve) this.#lose = null;
    }
  }

  /** The same context, and another uid than it had. */
  #isOther(context: string, uid: string | null): boolean {
    return this.#pin?.context === context && uid !== null && uid !== this.#pin.uid;
  }

  #down(failure: Failure | null): void {
    const [now, before] = [this.#world.clock.now(), this.#connection];
    if (before.state === 'live') this.#set({ state: 'stale', since: now, cluster: before.cluster, failure });
    else if (failure !== null && before.state === 'stale') this.#set({ ...before, failure });
    else if (failure !== null && before.state === 'unknown') this.#set({ ...before, failure });
    else if (failure !== null) this.#set({ state: 'unknown', since: now, failure });
  }

  #set(connection: Connection): void {
    this.#connection = connection;
    this.#events.changed();
  }
}

function isSame(one: Seen, other: Seen): boolean {
  return one.context === other.context && (one.uid === null || other.uid === null || one.uid === other.uid);
}

function sum(a: Requests, b: Requests): Requests {
  return { list: a.list + b.list, get: a.get + b.get, watch: a.watch + b.watch, write: a.write + b.write };
}
