import { applicationOf } from '../domain/argocd/application.ts';
import type { Application } from '../domain/argocd/application.ts';
import { platformStatus } from '../domain/argocd/platformStatus.ts';
import type { Standing } from '../domain/argocd/state.ts';
import type { View } from '../domain/argocd/statusText.ts';
import type { Platform } from '../domain/argocd/waves.ts';
import { everything, keyOfObject, keyOfQuery } from '../domain/kubernetes/query.ts';
import type { ClusterObject, Query } from '../domain/kubernetes/query.ts';
import type { Clock, Timers } from '../ports.ts';
import { Change } from './change.ts';
import type { LiveCluster, Subscription } from './cluster.ts';
import { together } from './together.ts';

export const applications = everything('argoproj.io/v1alpha1', 'Application');

/** Where Argo CD is at home, and where one looks who may not look everywhere. */
export const argoNamespace = 'argocd';

/** Milliseconds in which changes are gathered: one sync is some ten of them. */
export const gathering = 50;

/** Milliseconds after which time alone may have changed how one stands. */
const aging = 60_000;

export interface ApplicationsWorld {
  readonly clock: Clock;
  readonly timers: Timers;
}

/**
 * The Applications of a cluster as one status, over time. It shares its list and watch with whoever asks for all of
 * them; who may not list them everywhere gets those of the namespace of Argo CD, and of the one of the context.
 */
export class LiveApplications {
  readonly #cluster: LiveCluster;
  readonly #world: ApplicationsWorld;
  readonly #change = new Change<void>();
  readonly #everywhere: Subscription;
  readonly #narrow = new Map<string, Subscription>();
  /** What was made of objects, which are the same as long as they have not changed. */
  readonly #models = new WeakMap<ClusterObject, Application>();
  readonly #offCluster: () => void;
  #platform: Platform = { root: null, rows: new Map() };
  #view: View = { kind: 'connecting' };
  #objects: ReadonlyMap<string, ClusterObject> = new Map();
  #gathering: (() => void) | null = null;
  #aging: (() => void) | null = null;
  #isClosed = false;

  constructor(cluster: LiveCluster, world: ApplicationsWorld) {
    this.#cluster = cluster;
    this.#world = world;
    this.#offCluster = cluster.onChange((news) => {
      if (news.about === 'connection' || this.#isOurs(news.query)) this.#gather();
    });
    this.#everywhere = cluster.subscribe(applications);
    this.#judge();
  }

  get view(): View {
    return this.#view;
  }

  /** Which applications are meant to be there, and who makes them. */
  get platform(): Platform {
    return this.#platform;
  }

  set platform(platform: Platform) {
    this.#platform = platform;
    this.#judge();
  }

  /** By `namespace/name`. */
  find(key: string): Standing | null {
    const standings = this.#view.kind === 'seen' ? this.#view.status.standings : [];
    return standings.find(({ application }) => application.key === key) ?? null;
  }

  /** The object as it was last seen, without what nobody reads. */
  object(key: string): ClusterObject | null {
    return this.#objects.get(key) ?? null;
  }

  /** What it returns ends the listening. */
  onChange(listener: () => void): () => void {
    return this.#change.on(listener);
  }

  /** Nothing changes any more, and nobody is told of anything. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whoever listens is told so, for the last time. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#offCluster();
    this.#gathering?.();
    this.#aging?.();
    this.#everywhere.end();
    for (const subscription of this.#narrow.values()) subscription.end();
    this.#change.tell();
  }

  #isOurs(query: Query): boolean {
    const key = keyOfQuery(query);
    return key === keyOfQuery(applications) || this.#narrow.has(key);
  }

  #gather(): void {
    this.#gathering ??= this.#world.timers.after(gathering, () => this.#judge());
  }

  #judge(): void {
    if (this.#isClosed) return;
    this.#gathering?.();
    this.#gathering = null;
    this.#narrowDown();
    const { objects, view } = together(this.#everywhere.snapshot, [...this.#narrow.values()].map(snapshotOf));
    this.#objects = new Map(objects.map((object) => [keyOfObject(object), object]));
    const now = this.#world.clock.now();
    const models = objects.map((object) => this.#modelOf(object));
    this.#view = view.kind === 'seen' ? { ...view, status: platformStatus(models, now, this.#platform) } : view;
    this.#age();
    this.#change.tell();
  }

  /** Who may not list all of them may perhaps list those of a namespace. */
  #narrowDown(): void {
    const { state } = this.#everywhere.snapshot;
    const isForbidden = 'failure' in state && state.failure?.code === 'forbidden';
    if (isForbidden && this.#narrow.size === 0) {
      for (const namespace of new Set([argoNamespace, this.#cluster.api?.namespace ?? argoNamespace])) {
        const query = { ...applications, namespace };
        this.#narrow.set(keyOfQuery(query), this.#cluster.subscribe(query));
      }
    } else if (state.state === 'live') {
      for (const subscription of this.#narrow.values()) subscription.end();
      this.#narrow.clear();
    }
  }

  #age(): void {
    this.#aging?.();
    const isLive = this.#view.kind === 'seen' && this.#view.live;
    this.#aging = isLive ? this.#world.timers.after(aging, () => this.#judge()) : null;
  }

  #modelOf(object: ClusterObject): Application {
    const known = this.#models.get(object);
    if (known !== undefined) return known;
    const model = applicationOf(object);
    this.#models.set(object, model);
    return model;
  }
}

function snapshotOf({ snapshot }: Subscription) {
  return snapshot;
}
