import type { ObjectTarget, Target } from './target.ts';
import { isAbout } from './target.ts';
import type { Attempt } from './failure.ts';
import { isNamed } from './kinds.ts';

/** What a request has to be for a fault to befall it. */
export interface Aim {
  /** `Secret` or `apps/v1 Deployment`; all kinds without it. */
  readonly kind?: string;
  /** `list`, `watch`, `get`, `create`, …; all without it. */
  readonly verb?: string;
  /** How many requests go well before: with one, the second page of a list is the first to suffer. */
  readonly after?: number;
  /** How many requests; without it until it is lifted. */
  readonly times?: number;
}

/** What happens instead of an answer. */
export type Mishap =
  | { readonly type: 'status'; readonly code: number; readonly seconds?: number }
  /** Taken, and never answered. */
  | { readonly type: 'hang' }
  /** The connection is cut: of lists in the middle of the body. */
  | { readonly type: 'reset' }
  | { readonly type: 'redirect'; readonly location: string }
  /** A body without an end. */
  | { readonly type: 'huge' };

/** A request as faults see it. */
export interface Aimed {
  readonly target: Target;
  readonly verb: string;
}

/** What befalls watches that are going on. */
export interface Watches {
  each(kind: string | undefined, what: 'expire' | 'fall' | 'cut'): void;
}

interface Fault {
  readonly aim: Aim;
  /** Also befalls what is about no objects: `/version`, discovery. */
  readonly everywhere: boolean;
  readonly mishap: Mishap;
  /** How many go well yet, and how many do not. */
  waits: number;
  left: number;
}

interface Ban {
  readonly kind: string;
  readonly namespace: string | null;
  readonly verbs: readonly string[] | null;
}

/** Failures by order. Every order answers with what lifts it again. */
export class Faults {
  readonly #faults = new Set<Fault>();
  readonly #bans = new Set<Ban>();
  readonly #watches: Watches;
  readonly #compact: () => void;

  constructor(watches: Watches, compact: () => void) {
    this.#watches = watches;
    this.#compact = compact;
  }

  /** Nobody may do that any more, administrators included. */
  forbid(kind: string, { namespace = null, verbs = null }: Partial<Omit<Ban, 'kind'>> = {}): () => void {
    const ban = { kind, namespace, verbs };
    this.#bans.add(ban);
    return () => void this.#bans.delete(ban);
  }

  /** The history is forgotten: watches end with 410, and so do those that begin from before, and pages. */
  expire(kind?: string): void {
    this.#compact();
    this.#watches.each(kind, 'expire');
  }

  tooMany(seconds: number, aim: Aim = {}): () => void {
    return this.#order({ times: 1, ...aim }, { type: 'status', code: 429, seconds });
  }

  /** 500, 503, …; 410 is a page that comes too late. */
  fail(code: number, aim: Aim = {}): () => void {
    return this.#order({ times: 1, ...aim }, { type: 'status', code });
  }

  /** The credentials are not taken any more, whatever is asked. */
  unauthorized(aim: Pick<Aim, 'times'> = {}): () => void {
    return this.#order(aim, { type: 'status', code: 401 }, true);
  }

  hang(aim: Aim = {}): () => void {
    if ((aim.verb ?? 'watch') === 'watch') this.#watches.each(aim.kind, 'fall');
    return this.#order(aim, { type: 'hang' });
  }

  reset(aim: Aim = {}): () => void {
    if ((aim.verb ?? 'watch') === 'watch') this.#watches.each(aim.kind, 'cut');
    return this.#order(aim, { type: 'reset' });
  }

  /** Cuts the watches that are going on, and nothing else. */
  cut(kind?: string): void {
    this.#watches.each(kind, 'cut');
  }

  redirect(location: string, aim: Aim = {}): () => void {
    return this.#order(aim, { type: 'redirect', location }, true);
  }

  huge(aim: Aim = {}): () => void {
    return this.#order(aim, { type: 'huge' });
  }

  /** All is well again. */
  clear(): void {
    this.#faults.clear();
    this.#bans.clear();
  }

  /** What befalls this request, which counts; null when nothing does. */
  befalling({ target, verb }: Aimed): Mishap | null {
    for (const fault of this.#faults) {
      const { aim, everywhere, mishap } = fault;
      const isMeant = everywhere || isAbout(target, aim.kind);
      if (!isMeant || (aim.verb !== undefined && aim.verb !== verb)) continue;
      if (fault.waits-- > 0) continue;
      if (--fault.left <= 0) this.#faults.delete(fault);
      return mishap;
    }
    return null;
  }

  /** Whether an order forbids it. */
  forbids({ kind }: Pick<ObjectTarget, 'kind'>, { verb, namespace }: Pick<Attempt, 'verb' | 'namespace'>): boolean {
    return [...this.#bans].some(
      (ban) =>
        isNamed(ban.kind, kind) &&
        (ban.namespace === null || ban.namespace === namespace) &&
        (ban.verbs === null || ban.verbs.includes(verb)),
    );
  }

  #order(aim: Aim, mishap: Mishap, everywhere = false): () => void {
    const fault = { aim, everywhere, mishap, waits: aim.after ?? 0, left: aim.times ?? Number.POSITIVE_INFINITY };
    this.#faults.add(fault);
    return () => void this.#faults.delete(fault);
  }
}
