import type { CommitFailure, CommitOf, PushFailure } from '../../src/domain/bootstrap/repository.ts';
import type { GitWrites } from '../../src/writes.ts';

/** One on no branch here. */
interface Aside {
  readonly base: string | null;
  readonly files: ReadonlyMap<string, string>;
  readonly paths: readonly string[];
}

type Files = ReadonlyMap<string, string>;

/** What is on no branch here: commits that a request is for, branches of the remote, and what others have brought there. */
export class MemoryGitRequests implements Pick<GitWrites, 'branchedOff' | 'commitAside' | 'propose'> {
  /** What is pushed for a request, with its options. */
  readonly proposals: Parameters<GitWrites['propose']>[0][] = [];
  /** What the remote says of such a push. */
  said: readonly string[] = [];
  /** Branches of the remote beside the one that is followed. */
  readonly branches = new Map<string, string>();
  /** What commits that are on no branch here change. */
  readonly asides = new Map<string, Aside>();
  /** Commits that others have brought to the remote, and those of them that were fetched. */
  protected readonly away = new Map<string, Files>();
  protected readonly fetched = new Set<string>();
  readonly #failing: { aside?: CommitFailure; propose?: PushFailure } = {};

  /** The next call fails. */
  failAside(failure: CommitFailure): void {
    this.#failing.aside = failure;
  }

  failPropose(failure: PushFailure): void {
    this.#failing.propose = failure;
  }

  async branchedOff(
    _folder: string,
    commit: string,
    _from: string,
    signal: AbortSignal,
  ): Promise<{ readonly base: string | null; readonly paths: readonly string[] } | { readonly failure: string }> {
    await turn(signal);
    return this.asides.get(commit) ?? { failure: `Not a valid commit name ${commit}` };
  }

  async commitAside(
    wanted: Omit<CommitOf, 'branch'>,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
    await turn(signal);
    const { aside: failure } = this.#failing;
    delete this.#failing.aside;
    if (failure !== undefined) return { failure };
    const commit = `c${String(this.asides.size).padStart(39, '0')}`;
    const files = new Map(wanted.files.map(({ path, text }) => [path, text]));
    this.asides.set(commit, { base: wanted.parent, files, paths: [...files.keys()] });
    return { commit };
  }

  async propose(
    push: Parameters<GitWrites['propose']>[0],
    signal: AbortSignal,
  ): Promise<{ readonly said: readonly string[] } | { readonly failure: PushFailure }> {
    await turn(signal);
    const { propose: failure } = this.#failing;
    delete this.#failing.propose;
    if (failure !== undefined) return { failure };
    this.proposals.push(push);
    this.branches.set(push.branch, push.commit);
    return { said: this.said };
  }
}

/** As a real one: never within the call. */
export async function turn(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await Promise.resolve();
  signal.throwIfAborted();
}
