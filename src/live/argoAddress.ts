import { applicationLink } from '../domain/argocd/links.ts';
import type { Application } from '../domain/argocd/application.ts';
import { textAt } from '../domain/kubernetes/read.ts';
import type { Clock, Cluster } from '../ports.ts';
import { argoNamespace } from './applications.ts';

/** Milliseconds for which the address counts as known. */
const fresh = 5 * 60_000;

interface Known {
  readonly url: string | null;
  readonly until: number;
}

/** Where the web interface of Argo CD is, as its ConfigMap says: asked when somebody wants to go there. */
export class ArgoAddress {
  readonly #clock: Clock;
  readonly #known = new WeakMap<Cluster, Known>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The page of an application; null when nobody says where it is, or when we may not read that. Rejects only when the signal aborts. */
  async of(cluster: Cluster, application: Application, signal: AbortSignal): Promise<string | null> {
    return applicationLink(application, await this.#url(cluster, signal));
  }

  async #url(cluster: Cluster, signal: AbortSignal): Promise<string | null> {
    const now = this.#clock.now().getTime();
    const known = this.#known.get(cluster);
    if (known !== undefined && now < known.until) return known.url;
    const place = { namespace: argoNamespace, name: 'argocd-cm' };
    const answer = await cluster.get({ apiVersion: 'v1', kind: 'ConfigMap' }, place, signal);
    const url = 'value' in answer ? textAt(answer.value, 'data', 'url') || null : null;
    // What can't be read now may be there in a moment.
    if ('value' in answer) this.#known.set(cluster, { url, until: now + fresh });
    return url;
  }
}
