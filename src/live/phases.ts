import type { World } from '../domain/phases/world.ts';
import type { CheckAnswer } from '../domain/phases/answer.ts';
import { judgePhases } from '../domain/phases/judgePhases.ts';
import type { Judged } from '../domain/phases/judgePhases.ts';
import { planOf } from '../domain/phases/plan.ts';
import type { Plan } from '../domain/phases/plan.ts';
import type { PhaseResult } from '../domain/phases/result.ts';
import type { PlatformSpec } from '../domain/phases/spec.ts';
import { useOf } from '../domain/phases/use.ts';
import type { Use } from '../domain/phases/use.ts';
import type { Clock, GitState, Timers } from '../ports.ts';
import { Asked } from './asked.ts';
import type { CheckPlace, Ticket } from './asked.ts';
import { Change } from './change.ts';
import type { LiveCluster } from './cluster.ts';
import { LiveGit } from './git.ts';
import { Grounds } from './grounds.ts';
import type { StillSame } from './grounds.ts';
import { Reads } from './reads.ts';
import type { Unread } from './reads.ts';

export interface PhasesWorld {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Null where nothing of a repository may be asked. */
  readonly git: GitState | null;
  /** Absolute path of the root of the platform. */
  readonly folder: string;
}

/** Milliseconds: what happens within them is judged together. */
const burst = 50;

/** Who judges for long does so less often: a slow machine has time for something else. */
const restOf = (took: number): number => Math.min(Math.max(burst, 3 * took), 1000);

/** Milliseconds after which what the time decides is judged anew. */
const minute = 60_000;

/**
 * The phases of one platform over time: what its files say, what its cluster has, what Git knows and what somebody asked
 * for, judged whenever one of them changes. Nothing is kept as truth: a result is as old as what it was made from.
 */
export class LivePhases {
  readonly #world: PhasesWorld;
  readonly #change = new Change<void>();
  /** Tells of every judgement, also of one that changed nothing. */
  readonly #judgement = new Change<void>();
  readonly #reads: Reads;
  readonly #git: LiveGit;
  readonly #asked = new Asked();
  readonly #grounds: Grounds;
  readonly #exchange = new Change<void>();
  #isClosed = false;
  #plan: Plan | null = null;
  #filesAt: number | null = null;
  /** Milliseconds of the last judgement. */
  #took = 0;
  #judged: Judged | null = null;
  #results: readonly PhaseResult[] = [];
  /** Prevents the judgement that is to come; null when none is. */
  #soon: (() => void) | null = null;
  #later: (() => void) | null = null;

  constructor(world: PhasesWorld) {
    this.#world = world;
    const events = { changed: () => this.#schedule(), exchanged: () => this.#exchanged() };
    this.#reads = new Reads(events, world.timers);
    this.#git = new LiveGit(world.git, world.folder, events.changed);
    this.#grounds = new Grounds((place) => this.#asked.outdate(place), events.changed);
  }

  get spec(): PlatformSpec | null {
    return this.#plan?.spec ?? null;
  }

  /** By number; empty while nobody has said what the files say. The same objects as before where nothing has changed. */
  get results(): readonly PhaseResult[] {
    return this.#results;
  }

  /** What it returns ends the listening. */
  onChange(listener: () => void): () => void {
    return this.#change.on(listener);
  }

  /**
   * From now on answers would be those of another cluster, or nobody wants them any more: it was exchanged, or closed.
   * What it returns ends the listening.
   */
  onExchange(listener: () => void): () => void {
    return this.#exchange.on(listener);
  }

  /** The cluster to look at, or in a sentence why there is none. Until somebody says so it is being looked for. */
  follow(cluster: LiveCluster | string): void {
    if (this.#isClosed) return;
    this.#reads.follow(cluster);
  }

  /** What the files say now; null when they are no platform any more. */
  set(spec: PlatformSpec | null): void {
    if (this.#isClosed) return;
    this.#plan = spec === null ? null : planOf(spec);
    this.#filesAt = this.#world.clock.now().getTime();
    this.#reads.want(this.#plan);
    this.#git.want(this.#plan?.namesGit ?? false);
    this.#grounds.look();
    this.#schedule();
  }

  /** Asks again at once for what waits for better times. */
  refresh(): void {
    this.#reads.refresh();
    this.#git.look();
    this.#grounds.look();
  }

  /** Lists anew what these checks read, whatever was heard of it: a watch may have gone silent. `settled` waits for that. */
  renew(checks: readonly CheckPlace[]): void {
    this.#reads.renew(checks);
  }

  /** What these checks read and what can't be read now, and why. */
  unread(checks: readonly CheckPlace[]): readonly Unread[] {
    return this.#reads.unread(checks);
  }

  /** What has not answered yet, in a few words each. */
  get unanswered(): readonly string[] {
    const open = new Set(this.#reads.open.map(({ kind, apiVersion }) => `${kind} (${apiVersion})`));
    if (this.#git.isOpen) open.add('Git');
    if (this.#grounds.isOpen) open.add('scripts and programs');
    return [...open];
  }

  /** Resolves when nothing is being asked for the first time or anew, and all that is known is judged; also when it is closed. */
  async settled(signal: AbortSignal): Promise<void> {
    while (!this.#isClosed && (this.#soon !== null || this.unanswered.length > 0)) {
      signal.throwIfAborted();
      await this.#judgement.next(signal);
    }
    signal.throwIfAborted();
  }

  /** What a check on demand would do, or in a sentence why that can't be said. */
  use({ phase, check }: CheckPlace): Use | { readonly problem: string } {
    const plan = this.#isClosed ? null : this.#plan;
    return plan === null ? { problem: 'There is no platform.' } : useOf(plan, phase, check, this.#git.seen);
  }

  /** Somebody asks for this from now on, by what is known now; who asked for it before is overtaken. */
  begin(place: CheckPlace): Ticket {
    const ticket = { place, plan: this.#plan, git: this.#git.seen };
    if (!this.#isClosed) this.#asked.begin(ticket);
    this.#schedule();
    return ticket;
  }

  /**
   * What came out of it; it holds in this window until something that it was made from changes, or for a day. What was
   * changed while it was asked has changed since: it is stale at once. An answer that was overtaken, or that another
   * cluster gave, is none. `stillSame` says whether that goes for what nobody tells of, too: scripts, programs.
   */
  answer(ticket: Ticket, answer: CheckAnswer, ms: number, stillSame: StillSame | null = null): void {
    if (!this.#asked.answer(ticket, answer, this.#world.clock.now().getTime(), ms)) return;
    this.#grounds.set(ticket.place, stillSame);
    this.#schedule();
  }

  /** Nobody asks for this any more: what was known before stays. */
  drop(ticket: Ticket): void {
    if (this.#asked.end(ticket)) this.#schedule();
  }

  /** Ends the asking for good: nothing is judged and nothing is taken any more. The cluster stays with who has it. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#soon?.();
    this.#later?.();
    this.#soon = this.#later = null;
    this.#git.close();
    this.#grounds.close();
    this.#reads.close();
    this.#exchanged();
    // Who waits until it is settled waits no longer.
    this.#judgement.tell();
  }

  /** What was asked, and what is being asked, belongs to the cluster that was asked. */
  #exchanged(): void {
    this.#asked.forget();
    this.#grounds.forget();
    this.#exchange.tell();
  }

  #schedule(): void {
    if (this.#isClosed) return;
    this.#soon ??= this.#world.timers.after(restOf(this.#took), () => this.#judge());
  }

  #judge(): void {
    this.#soon = null;
    this.#later?.();
    this.#later = null;
    if (this.#plan === null) {
      this.#judged = null;
    } else {
      // A right that is missing leads to narrower questions.
      this.#reads.want(this.#plan);
      const world = this.#seen();
      this.#judged = judgePhases(this.#plan, world, this.#judged);
      this.#took = this.#world.clock.now().getTime() - world.now;
      if (this.#plan.namesNow || this.#plan.namesGit || this.#asked.hasAnswers)
        this.#later = this.#world.timers.after(minute, () => this.#tick());
    }
    this.#tell(this.#judged?.results ?? []);
  }

  #tell(results: readonly PhaseResult[]): void {
    const before = this.#results;
    const isSame = before.length === results.length && before.every((result, index) => result === results[index]);
    if (!isSame) {
      this.#results = results;
      this.#change.tell();
    }
    this.#judgement.tell();
  }

  #tick(): void {
    this.#later = null;
    // A commit or a push changes no file that anybody watches. Nobody looks while the cluster is paused.
    if (this.#reads.isLive) this.#git.look();
    this.#grounds.look();
    this.#schedule();
  }

  #seen(): World {
    return {
      seen: (query) => this.#reads.seen(query),
      noCluster: this.#reads.why,
      git: this.#git.seen,
      onDemand: (phase, check) => this.#asked.known({ phase, check }),
      now: this.#world.clock.now().getTime(),
      filesAt: this.#filesAt,
    };
  }
}
