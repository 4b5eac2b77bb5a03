import type { GitFacts } from '../domain/phases/world.ts';
import type { GitState } from '../ports.ts';
import { reportBug } from './change.ts';

/** What Git knew when it was looked at last: at most one look at a time, and one more for all who ask meanwhile. */
export class LiveGit {
  readonly #git: GitState | null;
  readonly #folder: string;
  readonly #onChange: () => void;
  readonly #closed = new AbortController();
  #isWanted = false;
  #isLooking = false;
  #isAskedAgain = false;
  #seen: GitFacts | { readonly failure: string } | null = null;

  /** Null for `git` where nothing of a repository may be asked. */
  constructor(git: GitState | null, folder: string, onChange: () => void) {
    this.#git = git;
    this.#folder = folder;
    this.#onChange = onChange;
  }

  /** Null before the first look. */
  get seen(): GitFacts | { readonly failure: string } | null {
    return this.#git === null ? mayNot : this.#seen;
  }

  /** Somebody wants to know, and nobody does yet, or it is looked at right now. */
  get isOpen(): boolean {
    return this.#isWanted && (this.#isLooking || this.seen === null);
  }

  /** Whether anybody wants to know it; if so it is looked at now. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
    this.look();
  }

  look(): void {
    if (!this.#isWanted || this.#git === null || this.#closed.signal.aborted) return;
    if (this.#isLooking) this.#isAskedAgain = true;
    else void this.#look(this.#git);
  }

  close(): void {
    this.#closed.abort();
  }

  async #look(git: GitState): Promise<void> {
    this.#isLooking = true;
    try {
      do {
        this.#isAskedAgain = false;
        const seen = await git.look(this.#folder, this.#closed.signal);
        if (this.#closed.signal.aborted) return;
        this.#seen = seen;
        this.#onChange();
      } while (this.#isAskedAgain);
    } catch (error) {
      if (!this.#closed.signal.aborted) reportBug(error);
    } finally {
      this.#isLooking = false;
    }
  }
}

const mayNot = { failure: 'Git is asked only in a trusted workspace' } as const;
