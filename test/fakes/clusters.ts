import { failureOf } from '../../src/domain/kubernetes/failure.ts';
import type { Answer, Failure } from '../../src/domain/kubernetes/failure.ts';
import type { Contexts } from '../../src/domain/kubernetes/context.ts';
import type { Cluster, Clusters } from '../../src/ports.ts';

/** A kubeconfig in memory: one cluster a context. */
export class MemoryClusters implements Clusters {
  readonly #clusters = new Map<string, Cluster>();
  readonly #listeners = new Set<() => void>();
  current: string | null;
  /** Why nothing can be opened; null when it can. */
  failure: Failure | null = null;

  constructor(...clusters: readonly Cluster[]) {
    for (const cluster of clusters) this.#clusters.set(cluster.context, cluster);
    this.current = clusters[0]?.context ?? null;
  }

  /** The kubeconfig is rewritten: this cluster is what its context leads to. */
  replace(cluster: Cluster): void {
    this.#clusters.get(cluster.context)?.close();
    this.#clusters.set(cluster.context, cluster);
    this.touch();
  }

  /** The files of the kubeconfig are written, whatever is in them. */
  touch(): void {
    for (const call of this.#listeners) call();
  }

  async contexts(): Promise<Answer<Contexts>> {
    if (this.failure !== null) return { failure: this.failure };
    const contexts = [...this.#clusters.values()].map(({ context, server, namespace }) => ({
      name: context,
      server,
      namespace,
    }));
    return { value: { current: this.current, contexts } };
  }

  async open(context: string | null): Promise<Answer<Cluster>> {
    if (this.failure !== null) return { failure: this.failure };
    const cluster = this.#clusters.get(context ?? this.current ?? '');
    if (cluster !== undefined) return { value: cluster };
    return { failure: failureOf('kubeconfig', `There is no context "${context ?? this.current ?? ''}".`) };
  }

  onChange(call: () => void): () => void {
    this.#listeners.add(call);
    return () => void this.#listeners.delete(call);
  }
}
