import * as vscode from 'vscode';
import { contextKeys } from '../../contributions.ts';
import type { Answer } from '../../domain/kubernetes/failure.ts';
import type { LiveCluster } from '../../live/cluster.ts';
import type { Connection } from '../../live/state.ts';
import type { Contexts } from '../../domain/kubernetes/context.ts';
import type { Clock, Cluster, ContextConsent } from '../../ports.ts';
import { Owner } from '../dispose.ts';
import { Holds } from '../holds.ts';
import type { Platforms } from '../platforms.ts';
import type { Setting } from '../setting.ts';
import { Attention } from './attention.ts';
import type { Kubernetes, NamedCluster } from './kubernetes.ts';
import type { ClusterMemory } from './memory.ts';
import { failureIn, forget, keyOf, nameOf } from './state.ts';

/** A cluster that can be asked now. */
export interface ConnectedCluster {
  readonly api: Cluster;
  readonly context: string;
  /** Null when we may not read it. */
  readonly uid: string | null;
}

export interface SessionServices {
  readonly log: vscode.LogOutputChannel;
  readonly platforms: Platforms;
  readonly kubeconfig: Setting<'slipway.kubeconfig'>;
  readonly memory: ClusterMemory;
  /** `path` of the kubeconfig; null for where kubectl finds it. */
  readonly load: (path: string | null, consent: ContextConsent) => Promise<Kubernetes>;
}

/**
 * The one cluster of this window. Nothing is loaded, read or asked before somebody wants it, in a trusted workspace with
 * a platform; it rests while nobody looks at the window.
 */
export class ClusterSession extends Owner {
  readonly clock: Clock = { now: () => new Date() };
  readonly #services: SessionServices;
  readonly #attention = this.own(new Attention());
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Another cluster, another state of the connection, or writing was allowed. */
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  #kubernetes: Promise<Kubernetes> | undefined;
  #kubeconfig: string | null = null;
  #live: LiveCluster | null = null;
  #wanted = 0;
  readonly #holds = new Holds((isOver) => (isOver ? this.#close() : this.#rest()));
  #opening: object | undefined;
  #shown = '';

  constructor(services: SessionServices) {
    super();
    this.#services = services;
    this.own(services.platforms.onDidChange(() => this.#consider()));
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#consider()));
    this.own(this.#attention.onDidChange(() => this.#rest()));
    this.own(services.kubeconfig.onChange(() => this.#again()));
    this.own({ dispose: () => this.#holds.end() });
  }

  /** Null as long as nobody wants it, in a workspace that is not trusted, and without a platform. */
  get live(): LiveCluster | null {
    return this.#live;
  }

  get connection(): Connection {
    return this.#live?.connection ?? { state: 'idle' };
  }

  get log(): vscode.LogOutputChannel {
    return this.#services.log;
  }

  /** Null when none answers. */
  get connected(): ConnectedCluster | null {
    const [api, { connection }] = [this.#live?.api ?? null, this];
    if (api === null || connection.state !== 'live') return null;
    return { api, context: connection.cluster.context, uid: connection.cluster.uid };
  }

  get named(): NamedCluster {
    return { context: this.#services.memory.context, kubeconfig: this.#kubeconfig };
  }

  /** Nobody looks at the window: what was seen is kept, and grows old. */
  get isResting(): boolean {
    return !this.#attention.isThere;
  }

  /** From now on somebody wants the cluster, as soon as it may be had. */
  want(): vscode.Disposable {
    this.#wanted++;
    void this.#services.platforms.look();
    this.#consider();
    return new vscode.Disposable(() => this.#wanted--);
  }

  /** Something runs that needs it: it goes on whether anybody looks or not, and to its end when the window goes. */
  hold(): vscode.Disposable {
    return this.#holds.hold();
  }

  /** Those of the kubeconfig, and the one that was chosen here; null for that which is the current one. */
  async contexts(): Promise<{ readonly answer: Answer<Contexts>; readonly chosen: string | null }> {
    const { clusters } = await this.#loaded();
    return { answer: await clusters.contexts(), chosen: this.#services.memory.context };
  }

  /** Takes this context, the current one for null, and whatever cluster answers under it. */
  async choose(context: string | null): Promise<void> {
    const { memory } = this.#services;
    const { answer } = await this.contexts();
    await forget(memory, context, answer);
    await memory.choose(context);
    this.#again();
  }

  /** The cluster that answers now is the one that is meant, though it was another one. */
  async accept(): Promise<void> {
    const { answer, chosen } = await this.contexts();
    await forget(this.#services.memory, chosen, answer);
    this.#live?.accept();
  }

  /** Asks again at once. */
  ask(): void {
    this.#consider();
    this.#live?.refresh();
  }

  get isWritable(): boolean {
    const { connection } = this;
    return 'cluster' in connection && connection.cluster.uid !== null && this.isAllowed(connection.cluster.uid);
  }

  isAllowed(uid: string): boolean {
    return this.#services.memory.isWritable(uid);
  }

  /** Remembered for this user and this cluster. */
  async allowWriting(uid: string): Promise<void> {
    await this.#services.memory.allowWriting(uid);
    this.#tell();
  }

  /** Takes that back: from now on nothing more is begun. */
  async forbidWriting(uid: string): Promise<void> {
    await this.#services.memory.forbidWriting(uid);
    this.#tell();
  }

  #consider(): void {
    const isMeant = this.#wanted > 0 && vscode.workspace.isTrusted && this.#services.platforms.active !== null;
    if (isMeant && this.#live === null && this.#opening === undefined) void this.#open();
    else if (this.#wanted > 0 && !vscode.workspace.isTrusted) this.#tell();
  }

  async #open(): Promise<void> {
    const opening = (this.#opening = {});
    const { memory, log } = this.#services;
    try {
      const [{ LiveCluster: Live }, { clusters, world }] = await Promise.all([
        import('../../live/cluster.ts'),
        this.#loaded(),
      ]);
      const context = memory.context;
      const answer = await clusters.contexts();
      if (this.#opening !== opening) return;
      const name = nameOf(context, answer);
      const live = new Live(clusters, context, world, name === null ? null : memory.pin(name));
      live.onChange(({ about }) => about === 'connection' && this.#live === live && this.#heard(live));
      this.#live = live;
      this.#rest();
      this.#tell();
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
    } finally {
      if (this.#opening === opening) this.#opening = undefined;
    }
  }

  #loaded(): Promise<Kubernetes> {
    this.#kubernetes ??= this.#loading();
    return this.#kubernetes;
  }

  #loading(): Promise<Kubernetes> {
    const loading = this.#load().catch((error: unknown) => {
      // Whoever asks the next time tries again.
      if (this.#kubernetes === loading) this.#kubernetes = undefined;
      throw error;
    });
    return loading;
  }

  async #load(): Promise<Kubernetes> {
    const [{ contextConsent }, { meant }] = await Promise.all([import('./consent.ts'), import('../meant.ts')]);
    this.#kubeconfig = meant(this.#services.kubeconfig.value(null)) || null;
    return this.#services.load(this.#kubeconfig, contextConsent(this.#services.memory));
  }

  #again(): void {
    this.#close();
    this.#kubernetes = undefined;
    this.#tell();
    this.#consider();
  }

  #close(): void {
    this.#opening = undefined;
    // First it is none, then it closes: who hears of that finds no cluster, and not the closed one.
    const live = this.#live;
    this.#live = null;
    live?.close();
  }

  #rest(): void {
    if (this.isResting && !this.#holds.isHeld) this.#live?.pause();
    else this.#live?.resume();
  }

  #heard(live: LiveCluster): void {
    const { connection } = live;
    if (connection.state === 'live' && connection.cluster.uid !== null) {
      const { context, uid } = connection.cluster;
      const pin = this.#services.memory.pin(context);
      // The current context has become another one, which is known by another uid: it is opened with that.
      if (pin !== null && pin.uid !== uid) return this.#again();
      void this.#services.memory.remember({ context, uid });
    }
    this.#tell();
  }

  #tell(): void {
    const { connection } = this;
    const without = vscode.workspace.isTrusted ? undefined : 'untrusted';
    const state = this.#live === null ? without : keyOf(connection);
    const line = `${state} ${'cluster' in connection ? connection.cluster.context : ''} ${failureIn(connection)}`;
    if (line !== this.#shown) this.#services.log.info(`Cluster: ${line.trim()}`);
    this.#shown = line;
    void vscode.commands.executeCommand('setContext', contextKeys.cluster, state);
    void vscode.commands.executeCommand('setContext', contextKeys.writing, this.isWritable);
    this.#changed.fire();
  }
}
