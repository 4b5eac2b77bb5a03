import { failureOf } from '../../src/domain/kubernetes/failure.ts';
import type { Answer } from '../../src/domain/kubernetes/failure.ts';
import type { ClusterObject, Kind } from '../../src/domain/kubernetes/query.ts';
import { textsAt } from '../../src/domain/kubernetes/read.ts';
import type { ClusterWrites, ObjectPlace, SeenVersion } from '../../src/writes.ts';
import { mergePatched } from './mergePatch.ts';
import type { MemoryObjects } from './objects.ts';
import { nameOf } from './selection.ts';

export type WriteCall = 'tryApply' | 'create' | 'patch' | 'remove';

/** A patch that came, and what it was sent to. */
export interface Patched {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly patch: object;
}

type Answering = <Value>(
  call: WriteCall,
  kind: Kind,
  signal: AbortSignal,
  work: () => Answer<Value>,
) => Promise<Answer<Value>>;

/** What is written to a cluster in memory. */
export class MemoryWrites implements ClusterWrites {
  /** All patches, those too that ended in a conflict. */
  readonly patched: Patched[] = [];
  /** Happens before a patch is looked at: somebody else is faster. */
  beforePatch: () => void = () => undefined;
  /** The same before a deletion. */
  beforeRemove: () => void = () => undefined;
  /** What the server makes of an applied object: defaults. */
  defaulted: (object: ClusterObject) => ClusterObject = (object) => object;
  /** What admission says to an object; null admits it. */
  admission: (object: ClusterObject) => string | null = () => null;
  readonly #objects: MemoryObjects;
  readonly #answer: Answering;
  #uids = 0;

  constructor(objects: MemoryObjects, answer: Answering) {
    this.#objects = objects;
    this.#answer = answer;
  }

  tryApply(object: ClusterObject, signal: AbortSignal): Promise<Answer<ClusterObject>> {
    return this.#answer('tryApply', object, signal, () => {
      const refusal = this.admission(object);
      if (refusal !== null) return { failure: failureOf('refused', refusal) };
      const { namespace, name } = object.metadata;
      const stored = this.#objects.find(object, namespace ?? null, name);
      return { value: this.defaulted(stored === null ? object : mergePatched(stored, object)) };
    });
  }

  create(object: ClusterObject, signal: AbortSignal): Promise<Answer<ClusterObject>> {
    return this.#answer('create', object, signal, () => {
      const { namespace, name } = object.metadata;
      const refusal = this.admission(object);
      if (refusal !== null) return { failure: failureOf('refused', refusal) };
      if (this.#objects.find(object, namespace ?? null, name) !== null)
        return { failure: failureOf('exists', `There is a "${name}" already.`) };
      const uid = `00000000-0000-4000-9000-${String(++this.#uids).padStart(12, '0')}`;
      return { value: this.#objects.put({ ...object, metadata: { uid, ...object.metadata } }) };
    });
  }

  patch(
    kind: Kind,
    { namespace, name }: ObjectPlace,
    patch: object,
    signal: AbortSignal,
  ): Promise<Answer<ClusterObject>> {
    return this.#answer('patch', kind, signal, () => {
      this.patched.push({ kind: nameOf(kind), namespace, name, patch });
      this.beforePatch();
      const stored = this.#objects.find(kind, namespace, name);
      if (stored === null) return { failure: failureOf('missing', `There is no "${name}".`) };
      const wanted = (patch as { metadata?: { resourceVersion?: string } }).metadata?.resourceVersion;
      if (wanted !== undefined && wanted !== stored.metadata.resourceVersion)
        return { failure: failureOf('conflict', `"${name}" has changed.`) };
      return { value: this.#objects.put(mergePatched(stored, patch)) };
    });
  }

  remove(
    kind: Kind,
    { namespace, name }: ObjectPlace,
    seen: string | SeenVersion,
    signal: AbortSignal,
  ): Promise<Answer<'removed' | 'missing'>> {
    return this.#answer<'removed' | 'missing'>('remove', kind, signal, () => {
      const wanted = typeof seen === 'string' ? { uid: seen } : seen;
      this.beforeRemove();
      const stored = this.#objects.find(kind, namespace, name);
      if (stored === null) return { value: 'missing' };
      const { uid, resourceVersion } = stored.metadata;
      if (uid !== wanted.uid) return { failure: failureOf('conflict', `Another has the name "${name}".`) };
      if ('resourceVersion' in wanted && wanted.resourceVersion !== resourceVersion)
        return { failure: failureOf('conflict', `"${name}" has changed.`) };
      // As a real one: what has finalizers stays until they are gone.
      if (textsAt(stored, 'metadata', 'finalizers').length === 0) this.#objects.remove(stored);
      else this.#objects.put(mergePatched(stored, { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }));
      return { value: 'removed' };
    });
  }
}
