import * as vscode from 'vscode';
import { contextKeys } from '../../contributions.ts';
import type { View } from '../../domain/argocd/statusText.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import { LiveApplications } from '../../live/applications.ts';
import { ArgoAddress } from '../../live/argoAddress.ts';
import { expectedOf } from '../../live/expected.ts';
import type { LiveCluster } from '../../live/cluster.ts';
import type { Timers } from '../../ports.ts';
import { Owner } from '../dispose.ts';
import type { ArgoCdServices } from './argocd.ts';

/** What is known of Argo CD in this window. */
export type Situation = View | { readonly kind: 'untrusted' };

/** The applications of the cluster of this window, and what the files of the platform say about them. */
export class ApplicationsSession extends Owner {
  readonly timers: Timers;
  readonly address: ArgoAddress;
  readonly #services: ArgoCdServices;
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Another situation, or other files. */
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  #cluster: LiveCluster | null = null;
  #live: LiveApplications | null = null;
  #spec: PlatformSpec | null = null;
  #isSpecWanted = false;
  /** The last reading of it, which all wait for who want it. */
  #reading: Promise<void> | undefined;
  /** Counts what was asked of the files: an answer that is overtaken is none. */
  #round = 0;
  #key: string | undefined;

  constructor(services: ArgoCdServices, timers: Timers) {
    super();
    this.#services = services;
    this.timers = timers;
    const { session, platforms, judging } = services;
    this.address = new ArgoAddress(session.clock);
    this.own({ dispose: () => this.#take(null) });
    this.own(session.onDidChange(() => this.#follow()));
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#follow()));
    this.own(platforms.onDidChange(() => this.#read()));
    this.own(judging.onPlatformChanged(() => this.#read()));
    this.own(session.want());
    this.#follow();
  }

  /** Null as long as no cluster is looked at. */
  get live(): LiveApplications | null {
    return this.#live;
  }

  get situation(): Situation {
    if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
    return this.#live?.view ?? { kind: 'connecting' };
  }

  /** What the files say, as far as somebody wanted to know it. */
  get spec(): PlatformSpec | null {
    return this.#spec;
  }

  /** From now on it counts too what the files say; resolves when that is known. */
  wantSpec(): Promise<void> {
    this.#isSpecWanted = true;
    return this.#reading ?? this.#read();
  }

  #follow(): void {
    const { live } = this.#services.session;
    if (live !== this.#cluster) {
      this.#cluster = live;
      this.#take(
        live === null ? null : new LiveApplications(live, { clock: this.#services.session.clock, timers: this.timers }),
      );
    }
    this.#tell();
  }

  /** The former ones are closed when they are not those of this window any more: what they say last concerns nobody here. */
  #take(live: LiveApplications | null): void {
    const former = this.#live;
    this.#live = live;
    former?.close();
    if (live === null) return;
    live.platform = expectedOf(this.#spec);
    live.onChange(() => this.#live === live && this.#tell());
  }

  #read(): Promise<void> {
    if (!this.#isSpecWanted) return Promise.resolve();
    this.#reading = this.#readNow();
    return this.#reading;
  }

  async #readNow(): Promise<void> {
    const round = ++this.#round;
    const spec = await this.#services.spec().catch((error: unknown) => {
      this.#services.log.error(error instanceof Error ? error : String(error));
      return null;
    });
    if (round !== this.#round) return this.#reading;
    this.#spec = spec;
    if (this.#live === null) this.#tell();
    else this.#live.platform = expectedOf(spec);
  }

  #tell(): void {
    const key = keyOf(this.situation);
    if (key !== this.#key) void vscode.commands.executeCommand('setContext', contextKeys.applications, key);
    this.#key = key;
    this.#changed.fire();
  }
}

/** The value of the context key; undefined before the cluster has answered. */
function keyOf(situation: Situation): string | undefined {
  switch (situation.kind) {
    case 'untrusted':
    case 'connecting':
      return undefined;
    case 'failed':
      return situation.failure.code === 'no-kind' ? 'absent' : 'unknown';
    case 'seen':
      return situation.status.total > 0 ? 'some' : 'none';
  }
}
