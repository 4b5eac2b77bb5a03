import { keyOfQuery } from '../../domain/kubernetes/query.ts';
import type { ClusterObject, Kind, Query } from '../../domain/kubernetes/query.ts';
import type { Answer, Right } from '../../domain/kubernetes/failure.ts';
import type { Listed, Requests, Tried, WatchEvent } from '../../domain/kubernetes/exchange.ts';
import type { Cluster, Timers } from '../../ports.ts';
import type { Client } from './client.ts';
import { Discovery, isAbsent, noKind } from './discovery.ts';
import { tryToCreate } from './dryRun.ts';
import { answerOf, failed } from './failed.ts';
import { askPod } from './forward/askPod.ts';
import { isMap } from './kubeconfig/field.ts';
import { listAll, rightOf } from './list.ts';
import type { Wanted } from './list.ts';
import { resourcePath } from './path.ts';
import { isAllowed, nameOfUser } from './review.ts';
import { askService } from './service.ts';
import { logOf } from './log.ts';
import { readerFor } from './view.ts';
import type { Reader } from './view.ts';
import { watchFrom } from './watch.ts';
import { KubernetesWrites } from './writes.ts';

export interface ClusterIdentity {
  readonly context: string;
  readonly namespace: string;
}

export interface ClusterWorld {
  readonly timers: Timers;
  /** 0 to 1 */
  readonly chance: () => number;
  /** What is kept of whole objects of lists and watches, page by page: all of them together may be more than fits. */
  readonly keep?: (object: ClusterObject) => ClusterObject;
}

/** The API server of one context. */
export class KubernetesCluster implements Cluster {
  readonly context: string;
  readonly namespace: string;
  readonly writes: KubernetesWrites;
  readonly #client: Client;
  readonly #discovery: Discovery;
  /** Throws `Failed` when the user does not want this context to be used. */
  readonly #allowed: (signal: AbortSignal) => Promise<void>;
  readonly #world: ClusterWorld;
  readonly #readers = new Map<string, Reader>();
  readonly #closed = new AbortController();

  constructor(
    { context, namespace }: ClusterIdentity,
    client: Client,
    allowed: (signal: AbortSignal) => Promise<void>,
    world: ClusterWorld,
  ) {
    this.context = context;
    this.namespace = namespace;
    this.#client = client;
    this.#discovery = new Discovery(client);
    this.#allowed = allowed;
    this.#world = world;
    this.writes = new KubernetesWrites(client, this.#discovery, namespace, (signal, work) =>
      this.#answer(signal, work),
    );
  }

  get server(): string {
    return this.#client.server;
  }

  get requests(): Requests {
    return this.#client.requests;
  }

  version(signal: AbortSignal): Promise<Answer<string>> {
    return this.#answer(signal, async (ends) => {
      const right = { verb: 'get', group: '', resource: '/version', namespace: null } as const;
      const { value } = await this.#client.json({ ...reading, path: '/version', right }, ends);
      const version = isMap(value) ? value['gitVersion'] : null;
      if (typeof version === 'string') return version;
      throw failed('unreadable', `${this.server} does not tell its version.`);
    });
  }

  get(
    kind: Kind,
    { namespace, name }: { readonly namespace: string | null; readonly name: string },
    signal: AbortSignal,
  ): Promise<Answer<ClusterObject | null>> {
    return this.#answer(signal, async (ends) => {
      const resource = await this.#discovery.find(kind, ends);
      const asking = {
        ...reading,
        path: resourcePath(resource, namespace, name),
        right: rightOf('get', resource, namespace),
      };
      try {
        const { value } = await this.#client.json(asking, ends);
        const object = readerFor(kind, 'object')(value).at(0);
        if (object === undefined)
          throw failed('unreadable', `${this.server} answers with something that is no ${kind.kind}.`);
        return object;
      } catch (error) {
        if (isAbsent(error) && error.failure.code === 'missing') return null;
        throw this.#lost(kind, error);
      }
    });
  }

  list(query: Query, signal: AbortSignal): Promise<Answer<Listed>> {
    return this.#answer(signal, (ends) => this.#finding(query, ends, (wanted) => listAll(this.#client, wanted, ends)));
  }

  watch(
    query: Query,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer(signal, (ends) =>
      this.#finding(query, ends, (wanted) =>
        watchFrom(this.#client, wanted, resourceVersion, { onEvent, chance: this.#world.chance() }, ends),
      ),
    );
  }

  tryCreate(object: ClusterObject, signal: AbortSignal): Promise<Answer<Tried>> {
    return this.#answer(signal, async (ends) => {
      const resource = await this.#discovery.find(object, ends);
      const namespace = object.metadata.namespace ?? (resource.namespaced ? this.namespace : null);
      return tryToCreate(this.#client, { resource, namespace, object }, ends);
    });
  }

  may(right: Right, name: string | null, signal: AbortSignal): Promise<Answer<boolean>> {
    return this.#answer(signal, (ends) => isAllowed(this.#client, right, name, ends));
  }

  whoAmI(signal: AbortSignal): Promise<Answer<string>> {
    return this.#answer(signal, (ends) => nameOfUser(this.#client, ends));
  }

  ask(
    place: { readonly namespace: string; readonly service: string },
    path: string,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer(signal, (ends) => askService(this.#client, place, path, ends));
  }

  askPod(
    place: { readonly namespace: string; readonly pod: string; readonly port: number },
    path: string,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer(signal, (ends) => askPod(this.#client, this.#world.timers, place, path, ends));
  }

  log(
    place: { readonly namespace: string; readonly pod: string; readonly container: string | null },
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer(signal, (ends) => logOf(this.#client, place, ends));
  }

  close(): void {
    this.#closed.abort(failed('reset', `The connection to ${this.server} is closed.`));
    this.#client.close();
  }

  #answer<Value>(signal: AbortSignal, work: (ends: AbortSignal) => Promise<Value>): Promise<Answer<Value>> {
    return answerOf(async () => {
      const ends = AbortSignal.any([signal, this.#closed.signal]);
      ends.throwIfAborted();
      await this.#allowed(ends);
      return work(ends);
    }, signal);
  }

  async #finding<Value>(query: Query, ends: AbortSignal, work: (wanted: Wanted) => Promise<Value>): Promise<Value> {
    const resource = await this.#discovery.find(query, ends);
    try {
      return await work({ query, resource, read: this.#readerOf(query) });
    } catch (error) {
      throw this.#lost(query, error);
    }
  }

  /** A watch knows the columns of the list before it. */
  #readerOf(query: Query): Reader {
    const key = keyOfQuery(query);
    const reader = this.#readers.get(key) ?? this.#newReader(query);
    this.#readers.set(key, reader);
    return reader;
  }

  #newReader(query: Query): Reader {
    const [read, { keep }] = [readerFor(query, query.view), this.#world];
    return keep === undefined || query.view !== 'object' ? read : (value) => read(value).map(keep);
  }

  /** What is not where discovery had said is looked for anew next time. */
  #lost(kind: Kind, error: unknown): unknown {
    if (!isAbsent(error)) return error;
    this.#discovery.forget(kind);
    return noKind(kind);
  }
}

const reading = { accept: 'application/json', verb: 'get', body: null } as const;
