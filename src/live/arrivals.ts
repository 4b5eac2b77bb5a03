import { keyOfQuery } from '../domain/kubernetes/query.ts';
import type { Query } from '../domain/kubernetes/query.ts';
import type { Timers } from '../ports.ts';
import type { LiveCluster, Subscription } from './cluster.ts';

/** The definitions of kinds: their names and versions are enough. */
const definitions: Query = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  namespace: null,
  labels: null,
  fields: null,
  view: 'metadata',
};

const key = keyOfQuery(definitions);

/** Milliseconds after the last news of a definition: an API server serves a kind only a moment after it is established. */
const looks = [0, 1000, 3000, 8000, 15_000];

/**
 * Looks out for kinds that the cluster does not have yet: with an installation they come within a moment, and nobody wants
 * to wait until they are asked for again. Definitions are watched only as long as a kind is missing.
 */
export class Arrivals {
  readonly #cluster: LiveCluster;
  readonly #timers: Timers;
  readonly #off: () => void;
  #subscription: Subscription | null = null;
  #seen: string | null = null;
  #pending: readonly (() => void)[] = [];

  constructor(cluster: LiveCluster, timers: Timers) {
    this.#cluster = cluster;
    this.#timers = timers;
    this.#off = cluster.onChange((news) => {
      if (news.about === 'objects' && keyOfQuery(news.query) === key) this.#look();
    });
  }

  /** Whether a kind is missing now. */
  want(isMissing: boolean): void {
    if (isMissing === (this.#subscription !== null)) return;
    if (isMissing) {
      this.#subscription = this.#cluster.subscribe(definitions);
      this.#look();
    } else {
      this.#end();
    }
  }

  close(): void {
    this.#off();
    this.#end();
  }

  #end(): void {
    this.#subscription?.end();
    this.#subscription = null;
    this.#seen = null;
    this.#cancel();
  }

  #look(): void {
    const snapshot = this.#subscription?.snapshot;
    if (snapshot?.state.state !== 'live') return;
    const now = snapshot.objects.map(({ metadata }) => `${metadata.name} ${metadata.resourceVersion ?? ''}`).join();
    const before = this.#seen;
    this.#seen = now;
    if (before === null || before === now) return;
    this.#cancel();
    this.#pending = looks.map((after) => this.#timers.after(after, () => this.#cluster.refresh()));
  }

  #cancel(): void {
    for (const cancel of this.#pending) cancel();
    this.#pending = [];
  }
}
