import type {
  CommitFailure,
  CommitOf,
  PushFailure,
  RepositoryFacts,
  UnpushedCommit,
} from '../../src/domain/bootstrap/repository.ts';
import type { GitWrites } from '../../src/writes.ts';

/** A commit in memory, with all files. */
interface Committed extends UnpushedCommit {
  readonly files: ReadonlyMap<string, string>;
}

/** A repository in memory: one branch, its upstream, and the texts of the commits by path. */
export class MemoryGitWrites implements GitWrites {
  /** What is not as in a repository in good order. */
  changes: Partial<RepositoryFacts> = {};
  /** What was committed, in order. */
  readonly commits: CommitOf[] = [];
  /** What was pushed. */
  readonly pushes: {
    readonly folder: string;
    readonly remote: string;
    readonly commit: string;
    readonly branch: string;
  }[] = [];
  /** Where a remote or an address stands; the upstream's for all that are not here. */
  readonly remotes = new Map<string, string | null>();
  /** Happens before a commit is made: a hook that takes its time, somebody who is faster. */
  beforeCommit: () => void | Promise<void> = () => undefined;
  readonly #history: Committed[];
  #remote: string;
  readonly #failing: { facts?: string; commit?: CommitFailure; push?: PushFailure; remote?: string } = {};

  constructor(files: Readonly<Record<string, string>>) {
    this.#remote = 'a'.repeat(40);
    const first = { commit: this.#remote, subject: 'feat: a platform', release: null };
    this.#history = [{ ...first, files: new Map(Object.entries(files)) }];
  }

  get head(): string {
    return this.#history[0]?.commit ?? '';
  }

  /** Where the branch of the remote stands. */
  get remote(): string {
    return this.#remote;
  }

  /** Somebody else commits here, or pushes to the remote. */
  add(subject: string, files: Readonly<Record<string, string>>, release: string | null = null): string {
    const before = this.#history[0]?.files ?? new Map<string, string>();
    const commit = String(this.#history.length).padStart(40, '0');
    this.#history.unshift({ commit, subject, release, files: new Map([...before, ...Object.entries(files)]) });
    return commit;
  }

  pushed(commit: string = this.head): void {
    this.#remote = commit;
  }

  /** The next call fails. */
  failFacts(failure: string): void {
    this.#failing.facts = failure;
  }

  failCommit(failure: CommitFailure): void {
    this.#failing.commit = failure;
  }

  failPush(failure: PushFailure): void {
    this.#failing.push = failure;
  }

  failRemote(failure: string): void {
    this.#failing.remote = failure;
  }

  async facts(_folder: string, signal: AbortSignal): Promise<RepositoryFacts | { readonly failure: string }> {
    await turn(signal);
    const { facts: failure } = this.#failing;
    delete this.#failing.facts;
    if (failure !== undefined) return { failure };
    const known = this.#history.findIndex(({ commit }) => commit === this.#remote);
    const url = 'https://git.home.arpa/me/platform.git';
    return {
      prefix: '',
      branch: 'main',
      head: this.head,
      upstream: { remote: 'origin', url, branch: 'main', commit: known === -1 ? null : this.#remote },
      unpushed: this.#history
        .slice(0, known === -1 ? this.#history.length : known)
        .map(({ commit, subject, release }) => ({ commit, subject, release })),
      behind: 0,
      unfinished: null,
      changed: [],
      noIdentity: null,
      ...this.changes,
    };
  }

  async textAt(_folder: string, commit: string, path: string, signal: AbortSignal): Promise<string | null> {
    await turn(signal);
    return this.#history.find((one) => one.commit === commit)?.files.get(path) ?? null;
  }

  async commit(
    wanted: CommitOf,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
    await turn(signal);
    await this.beforeCommit();
    signal.throwIfAborted();
    const { commit: failure } = this.#failing;
    delete this.#failing.commit;
    if (failure !== undefined) return { failure };
    if (wanted.parent !== this.head || wanted.branch !== 'main')
      return { failure: { code: 'moved', message: 'the branch stands on another commit than before' } };
    this.commits.push(wanted);
    const [subject = ''] = wanted.message.split('\n');
    const release = /^Slipway-Release: (.+)$/m.exec(wanted.message)?.[1] ?? null;
    const files = Object.fromEntries(wanted.files.map(({ path, text }) => [path, text]));
    return { commit: this.add(subject, files, release) };
  }

  async push(
    push: { readonly folder: string; readonly remote: string; readonly commit: string; readonly branch: string },
    signal: AbortSignal,
  ): Promise<'pushed' | { readonly failure: PushFailure }> {
    await turn(signal);
    const { push: failure } = this.#failing;
    delete this.#failing.push;
    if (failure !== undefined) return { failure };
    this.pushes.push(push);
    this.#remote = push.commit;
    return 'pushed';
  }

  async remoteHead(
    _folder: string,
    remote: string,
    _branch: string,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string | null } | { readonly failure: string }> {
    await turn(signal);
    const { remote: failure } = this.#failing;
    delete this.#failing.remote;
    if (failure !== undefined) return { failure };
    return { commit: this.remotes.has(remote) ? (this.remotes.get(remote) ?? null) : this.#remote };
  }
}

/** As a real one: never within the call. */
async function turn(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await Promise.resolve();
  signal.throwIfAborted();
}
