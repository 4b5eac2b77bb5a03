import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { PhaseResult } from '../../domain/phases/result.ts';
import type { Spot } from '../../domain/phases/spec.ts';
import { LivePhases } from '../../live/phases.ts';
import type { GitState, Http, Scripts, Timers } from '../../ports.ts';
import type { Programs } from '../../writes.ts';
import type { ClusterSession } from '../cluster/session.ts';
import { Owner } from '../dispose.ts';
import { Holds } from '../holds.ts';
import type { Judging } from '../judging.ts';
import type { Platforms } from '../platforms.ts';
import { documentationOf } from './documentation.ts';

/** What phases need of the world beside the cluster; it is loaded with them. */
export interface PhasesWorld {
  readonly git: GitState;
  readonly http: Http;
  readonly timers: Timers;
  readonly programs: Programs;
  readonly scripts: Scripts;
}

export interface PhasesServices {
  readonly session: ClusterSession;
  readonly platforms: Platforms;
  readonly judging: Judging;
  readonly log: vscode.LogOutputChannel;
}

/** Milliseconds for which a first answer of the cluster is waited for. */
const patience = 60_000;

/** The phases of the platform that is meant: what its files say, judged by the cluster of this window. */
export class PhasesSession extends Owner {
  readonly world: PhasesWorld;
  readonly #services: PhasesServices;
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Other results, another platform, or another reason why there are none. */
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  /** The platform that was meant is not the one any more. */
  readonly #exchanged = this.own(new vscode.EventEmitter<void>());
  #platform: vscode.Uri | null = null;
  #live: LivePhases | null = null;
  #documentation: ReadonlyMap<string, Spot> = new Map();
  #problem: string | null = null;
  #reading: Promise<void> = Promise.resolve();
  /** Something runs with this platform: another one that comes to the front has to wait. */
  readonly #holds = new Holds((isOver) => isOver || this.#take(this.#services.platforms.active));
  /** Counts what was asked of the files: an answer that is overtaken is none. */
  #round = 0;

  constructor(services: PhasesServices, world: PhasesWorld) {
    super();
    this.#services = services;
    this.world = world;
    const { session, platforms, judging } = services;
    this.own(session.onDidChange(() => this.#follow()));
    this.own(platforms.onDidChange(() => this.#take(platforms.active)));
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#take(platforms.active, true)));
    this.own(judging.onPlatformChanged(({ folders }) => this.#isAbout(folders) && this.#read()));
    this.own({ dispose: () => this.#end() });
    this.own(session.want());
    this.#take(platforms.active);
  }

  /** The folder of the platform; null for none. */
  get platform(): vscode.Uri | null {
    return this.#platform;
  }

  get live(): LivePhases | null {
    return this.#live;
  }

  get results(): readonly PhaseResult[] {
    return this.#live?.results ?? [];
  }

  /** Why there are no results, or not all: one sentence; null when nothing is wrong with the files. */
  get problem(): string | null {
    return this.#problem ?? this.#live?.spec?.problems[0] ?? null;
  }

  /** Where a phase is explained; undefined when it is nowhere. */
  documentation(phase: string): Spot | undefined {
    return this.#documentation.get(phase);
  }

  /** Stays with this platform, whichever file is in front, until what it returns is disposed of. */
  hold(): vscode.Disposable {
    return this.#holds.hold();
  }

  /** Resolves when the files were read. */
  async ready(): Promise<void> {
    let reading;
    do {
      reading = this.#reading;
      await reading;
    } while (reading !== this.#reading);
  }

  /** Resolves when all that runs by itself was judged for the first time, or nobody answers for long. */
  async settled(): Promise<void> {
    await this.ready();
    try {
      await this.#live?.settled(AbortSignal.timeout(patience));
    } catch {
      // It goes on without us.
    }
  }

  /** Until there is something to show, or nobody wants to see it any more. */
  async #judged(live: LivePhases): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const [off, gone] = [live.onChange(resolve), this.#exchanged.event(resolve)];
    await promise;
    off();
    gone.dispose();
  }

  #isAbout(folders: readonly string[]): boolean {
    return this.#platform !== null && folders.includes(this.#platform.fsPath);
  }

  #take(platform: vscode.Uri | null, anew = false): void {
    if (this.#holds.isHeld) return;
    if (!anew && platform?.toString() === this.#platform?.toString()) return;
    this.#leave();
    this.#platform = platform;
    this.#live = null;
    this.#documentation = new Map();
    this.#problem = null;
    if (platform !== null) {
      const { session } = this.#services;
      const git = vscode.workspace.isTrusted ? this.world.git : null;
      this.#live = new LivePhases({
        clock: session.clock,
        timers: this.world.timers,
        git,
        folder: platform.fsPath,
      });
      this.#live.onChange(() => this.#changed.fire());
      this.#follow();
      this.#read();
    }
    this.#changed.fire();
  }

  #end(): void {
    this.#holds.end();
    this.#leave();
  }

  /** What was asked of the files is about what was: nobody waits for it any more. */
  #leave(): void {
    this.#round++;
    this.#live?.close();
    this.#exchanged.fire();
  }

  #follow(): void {
    const { session } = this.#services;
    if (session.live !== null) this.#live?.follow(session.live);
    else if (!vscode.workspace.isTrusted)
      this.#live?.follow(vscode.l10n.t('The cluster is looked at in trusted workspaces only.'));
    this.#changed.fire();
  }

  #read(): void {
    const [round, platform, live] = [++this.#round, this.#platform, this.#live];
    if (platform === null || live === null) return;
    const isNewest = (): boolean => round === this.#round;
    this.#reading = this.#readNow(platform, live, isNewest).catch((error: unknown) => {
      this.#services.log.error(error instanceof Error ? error : String(error));
      if (!isNewest()) return;
      this.#problem = vscode.l10n.t('The files of {0} could not be read; the log says why.', basename(platform.path));
    });
  }

  async #readNow(platform: vscode.Uri, live: LivePhases, isNewest: () => boolean): Promise<void> {
    const spec = await this.#services.judging.platformSpec({ folder: platform.fsPath });
    const documentation = spec === null ? new Map<string, Spot>() : await documentationOf(platform, spec.phases);
    if (!isNewest()) return;
    this.#documentation = documentation;
    this.#problem = spec === null ? vscode.l10n.t('{0} can not be read as a platform.', basename(platform.path)) : null;
    live.set(spec);
    // Also when it was read again before anybody has judged.
    if (live.results.length === 0 && (spec?.phases.length ?? 0) > 0) await this.#judged(live);
    this.#changed.fire();
  }
}
