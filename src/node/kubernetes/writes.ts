import type { Answer } from '../../domain/kubernetes/failure.ts';
import type { ClusterObject, Kind } from '../../domain/kubernetes/query.ts';
import type { ClusterWrites, ObjectPlace, SeenVersion } from '../../writes.ts';
import type { Client } from './client.ts';
import { noKind, isAbsent } from './discovery.ts';
import type { Discovery } from './discovery.ts';
import { createOne, patchOne, removeOne, tryToApply } from './writeOne.ts';
import type { Place } from './writeOne.ts';

/** How a cluster does a piece of work: with its limits, its consent, and failures as answers. */
export type Answering = <Value>(
  signal: AbortSignal,
  work: (ends: AbortSignal) => Promise<Value>,
) => Promise<Answer<Value>>;

/** What changes something in the cluster of one context. */
export class KubernetesWrites implements ClusterWrites {
  readonly #client: Client;
  readonly #discovery: Discovery;
  readonly #namespace: string;
  readonly #answer: Answering;

  /** `namespace` is that of objects that name none. */
  constructor(client: Client, discovery: Discovery, namespace: string, answer: Answering) {
    this.#client = client;
    this.#discovery = discovery;
    this.#namespace = namespace;
    this.#answer = answer;
  }

  tryApply(object: ClusterObject, signal: AbortSignal): Promise<Answer<ClusterObject>> {
    return this.#of(object, signal, (place, ends) => tryToApply(this.#client, place, object, ends));
  }

  create(object: ClusterObject, signal: AbortSignal): Promise<Answer<ClusterObject>> {
    return this.#of(object, signal, (place, ends) => createOne(this.#client, place, object, ends));
  }

  patch(kind: Kind, at: ObjectPlace, patch: object, signal: AbortSignal): Promise<Answer<ClusterObject>> {
    return this.#at(kind, at, signal, (place, ends) => patchOne(this.#client, place, patch, ends));
  }

  async remove(
    kind: Kind,
    at: ObjectPlace,
    seen: string | SeenVersion,
    signal: AbortSignal,
  ): Promise<Answer<'removed' | 'missing'>> {
    const answer = await this.#at(kind, at, signal, (place, ends) => removeOne(this.#client, place, seen, ends));
    if ('value' in answer) return { value: 'removed' };
    return answer.failure.code === 'missing' ? { value: 'missing' } : answer;
  }

  #of(
    object: ClusterObject,
    signal: AbortSignal,
    work: (place: Place, ends: AbortSignal) => Promise<ClusterObject>,
  ): Promise<Answer<ClusterObject>> {
    const { namespace, name } = object.metadata;
    return this.#at(object, { namespace: namespace ?? this.#namespace, name }, signal, work);
  }

  /** What is not where discovery had said is looked for anew next time. */
  #at<Value>(
    kind: Kind,
    { namespace, name }: ObjectPlace,
    signal: AbortSignal,
    work: (place: Place, ends: AbortSignal) => Promise<Value>,
  ): Promise<Answer<Value>> {
    return this.#answer(signal, async (ends) => {
      const resource = await this.#discovery.find(kind, ends);
      const place = { kind, resource, namespace: resource.namespaced ? namespace : null, name };
      try {
        return await work(place, ends);
      } catch (error) {
        if (!isAbsent(error) || error.failure.code === 'missing') throw error;
        this.#discovery.forget(kind);
        throw noKind(kind);
      }
    });
  }
}
