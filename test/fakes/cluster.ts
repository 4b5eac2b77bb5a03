import { failureOf } from '../../src/domain/kubernetes/failure.ts';
import type { Answer, Failure } from '../../src/domain/kubernetes/failure.ts';
import type { ClusterObject, Kind, Query } from '../../src/domain/kubernetes/query.ts';
import type { Cluster, Listed, Requests, Tried, WatchEvent } from '../../src/ports.ts';
import { isMeant, nameOf, seen } from './selection.ts';

export type Call = 'version' | 'get' | 'list' | 'watch' | 'tryCreate';

interface Happened {
  readonly version: number;
  readonly type: 'changed' | 'deleted';
  readonly object: ClusterObject;
}

interface Watching {
  readonly query: Query;
  readonly onEvent: (event: WatchEvent) => void;
  readonly end: (answer: Answer<string>) => void;
}

/** A cluster in memory: objects with versions, a history that can be forgotten, and failures by order. */
export class MemoryCluster implements Cluster {
  readonly context: string;
  readonly server: string;
  readonly namespace = 'default';
  /** What was called, with the kind, in order. */
  readonly calls: string[] = [];
  readonly #kinds = new Set<string>();
  readonly #objects = new Map<string, ClusterObject>();
  readonly #watching = new Set<Watching>();
  readonly #failures: {
    readonly call: Call;
    readonly kind: string | null;
    readonly failure: Failure;
    times: number;
  }[] = [];
  readonly #sent = { list: 0, get: 0, watch: 0, write: 0 };
  #history: Happened[] = [];
  #forgotten = 0;
  #version = 1;
  isClosed = false;
  /** What admission says to an object; null admits it. */
  admission: (object: ClusterObject) => string | null = () => null;

  /** Kinds are those that objects are put of, and `kinds`, as `apps/v1 Deployment`. */
  constructor(context = 'home', { uid = 'uid-1', kinds = [] }: { uid?: string; kinds?: readonly string[] } = {}) {
    this.context = context;
    this.server = `https://${context}:6443`;
    for (const kind of ['v1 Namespace', ...kinds]) this.#kinds.add(kind);
    this.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid } });
  }

  get requests(): Requests {
    return { ...this.#sent };
  }

  /** Watches that are going on. */
  get watches(): number {
    return this.#watching.size;
  }

  put(object: ClusterObject): ClusterObject {
    const resourceVersion = String(++this.#version);
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion } };
    this.#kinds.add(nameOf(object));
    this.#objects.set(keyOf(object), stored);
    this.#happen('changed', stored);
    return stored;
  }

  remove(object: ClusterObject): void {
    const stored = this.#objects.get(keyOf(object));
    if (stored === undefined || !this.#objects.delete(keyOf(object))) return;
    const resourceVersion = String(++this.#version);
    this.#happen('deleted', { ...stored, metadata: { ...stored.metadata, resourceVersion } });
  }

  /** A definition goes, with its objects. */
  undefine(kind: Kind): void {
    this.#kinds.delete(nameOf(kind));
    for (const [key, object] of this.#objects) if (nameOf(object) === nameOf(kind)) this.#objects.delete(key);
  }

  define(kind: Kind): void {
    this.#kinds.add(nameOf(kind));
  }

  /** The next calls fail; those about one kind when it is named (`v1 Secret`). */
  fail(call: Call, failure: Failure, { times = 1, kind = null }: { times?: number; kind?: string | null } = {}): void {
    this.#failures.push({ call, kind, failure, times });
  }

  /** What was ordered to fail does not any more. */
  mend(): void {
    this.#failures.length = 0;
  }

  /** Versions up to now can't be gone on from. */
  compact(): void {
    this.#history = [];
    this.#forgotten = this.#version;
  }

  /** All watches get a bookmark. */
  bookmark(): void {
    const resourceVersion = String(this.#version);
    for (const { onEvent } of this.#watching) onEvent({ type: 'bookmark', resourceVersion });
  }

  /** All watches end, by a failure or as they do after some minutes. */
  endWatches(failure: Failure | null = null): void {
    const answer = failure === null ? { value: String(this.#version) } : { failure };
    for (const { end } of this.#watching) end(answer);
  }

  async version(signal: AbortSignal): Promise<Answer<string>> {
    return this.#answer('version', null, signal, () => {
      this.#sent.get++;
      return { value: 'v1.36.0' };
    });
  }

  async get(
    kind: Kind,
    { namespace, name }: { readonly namespace: string | null; readonly name: string },
    signal: AbortSignal,
  ): Promise<Answer<ClusterObject | null>> {
    return this.#answer('get', kind, signal, () => {
      this.#sent.get++;
      const place = namespace === null ? { name } : { namespace, name };
      return { value: this.#objects.get(keyOf({ ...kind, metadata: place })) ?? null };
    });
  }

  async list(query: Query, signal: AbortSignal): Promise<Answer<Listed>> {
    return this.#answer('list', query, signal, () => {
      this.#sent.list++;
      const objects = [...this.#objects.values()].filter((object) => isMeant(object, query));
      return {
        value: { objects: objects.map((object) => seen(object, query)), resourceVersion: String(this.#version) },
      };
    });
  }

  async watch(
    query: Query,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer('watch', query, signal, async () => {
      this.#sent.watch++;
      if (Number(resourceVersion) < this.#forgotten) return { failure: failureOf('expired', 'Too old.') };
      const { promise, resolve, reject } = Promise.withResolvers<Answer<string>>();
      const watching = { query, onEvent, end: resolve };
      const stop = (): void => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      this.#watching.add(watching);
      onEvent({ type: 'open' });
      for (const happened of this.#history.filter(({ version }) => version > Number(resourceVersion)))
        tell({ query, onEvent }, happened);
      try {
        return await promise;
      } finally {
        this.#watching.delete(watching);
        signal.removeEventListener('abort', stop);
      }
    });
  }

  async tryCreate(object: ClusterObject, signal: AbortSignal): Promise<Answer<Tried>> {
    return this.#answer('tryCreate', object, signal, () => {
      this.#sent.write++;
      const refusal = this.admission(object);
      return { value: { refusal, reason: refusal === null ? null : 'Forbidden', warnings: [] } };
    });
  }

  close(): void {
    this.isClosed = true;
    this.endWatches(closed);
  }

  async #answer<Value>(
    call: Call,
    kind: Kind | null,
    signal: AbortSignal,
    work: () => Answer<Value> | Promise<Answer<Value>>,
  ): Promise<Answer<Value>> {
    signal.throwIfAborted();
    this.calls.push(kind === null ? call : `${call} ${kind.kind}`);
    // As a real one: never within the call.
    await Promise.resolve();
    if (this.isClosed) return { failure: closed };
    const name = kind === null ? null : nameOf(kind);
    const ordered = this.#failures.find((one) => one.call === call && one.times > 0 && (one.kind ?? name) === name);
    if (ordered !== undefined) {
      ordered.times--;
      return { failure: ordered.failure };
    }
    if (name !== null && !this.#kinds.has(name))
      return { failure: failureOf('no-kind', `The cluster has no ${name}.`) };
    return work();
  }

  #happen(type: Happened['type'], object: ClusterObject): void {
    const happened = { version: this.#version, type, object };
    this.#history.push(happened);
    for (const watching of this.#watching) tell(watching, happened);
  }
}

const closed = failureOf('reset', 'The connection is closed.');

function tell({ query, onEvent }: Pick<Watching, 'query' | 'onEvent'>, { type, object, version }: Happened): void {
  if (isMeant(object, query)) onEvent({ type, object: seen(object, query), resourceVersion: String(version) });
}

function keyOf(object: ClusterObject): string {
  return `${nameOf(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}
