import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';

/** A change of one object. */
export interface Happened {
  readonly version: number;
  /** `applications.argoproj.io` */
  readonly resource: string;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: ClusterObject;
  /** As it was; undefined for a new one. */
  readonly before: ClusterObject | undefined;
}

/** How many changes are remembered. */
const most = 20_000;

/** Everything that has happened, as far back as it is remembered, and who wants to hear of what comes. */
export class History {
  #happened: Happened[] = [];
  #version = 1000;
  #oldest = 1000;
  readonly #listeners = new Set<(happened: Happened) => void>();

  get version(): number {
    return this.#version;
  }

  /** Versions before it can't be gone on from. */
  get oldest(): number {
    return this.#oldest;
  }

  add(change: Omit<Happened, 'version'>): void {
    const happened = { ...change, version: ++this.#version };
    this.#happened.push(happened);
    if (this.#happened.length > most) {
      this.#happened = this.#happened.slice(-most / 2);
      this.#oldest = (this.#happened[0]?.version ?? this.#version) - 1;
    }
    for (const listener of this.#listeners) listener(happened);
  }

  /** What came after a version; null when nobody remembers. */
  since(version: number): readonly Happened[] | null {
    if (version < this.#oldest) return null;
    return this.#happened.filter((happened) => happened.version > version);
  }

  /** Forgets. Even the present is too old afterwards: what is asked for next has to be newer. */
  compact(): void {
    this.#happened = [];
    this.#oldest = ++this.#version;
  }

  /** What it returns ends the listening. */
  on(listener: (happened: Happened) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
