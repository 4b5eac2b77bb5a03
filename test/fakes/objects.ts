import { failureOf } from '../../src/domain/kubernetes/failure.ts';
import type { Answer, Failure } from '../../src/domain/kubernetes/failure.ts';
import type { ClusterObject, Kind, Query } from '../../src/domain/kubernetes/query.ts';
import type { WatchEvent } from '../../src/domain/kubernetes/exchange.ts';
import { isMeant, nameOf, seen } from './selection.ts';

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

/** The objects of a cluster in memory, with versions, and a history that can be forgotten. */
export class MemoryObjects {
  readonly #kinds = new Set<string>();
  readonly #objects = new Map<string, ClusterObject>();
  readonly #watching = new Set<Watching>();
  #history: Happened[] = [];
  #forgotten = 0;
  #version = 1;

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

  /** Whether there is a definition of it, as `apps/v1 Deployment`. */
  protected isDefined(kind: string): boolean {
    return this.#kinds.has(kind);
  }

  /** Null when there is none. */
  find(kind: Kind, namespace: string | null, name: string): ClusterObject | null {
    const place = namespace === null ? { name } : { namespace, name };
    return this.#objects.get(keyOf({ ...kind, metadata: place })) ?? null;
  }

  protected all(query: Query) {
    const objects = [...this.#objects.values()].filter((object) => isMeant(object, query));
    return { objects: objects.map((object) => seen(object, query)), resourceVersion: String(this.#version) };
  }

  protected async follow(
    query: Query,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
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
  }

  #happen(type: Happened['type'], object: ClusterObject): void {
    const happened = { version: this.#version, type, object };
    this.#history.push(happened);
    for (const watching of this.#watching) tell(watching, happened);
  }
}

function tell({ query, onEvent }: Pick<Watching, 'query' | 'onEvent'>, { type, object, version }: Happened): void {
  if (isMeant(object, query)) onEvent({ type, object: seen(object, query), resourceVersion: String(version) });
}

function keyOf(object: ClusterObject): string {
  return `${nameOf(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}
