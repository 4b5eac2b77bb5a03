import type {
  CommitFailure,
  CommitOf,
  PushFailure,
  Remote,
  RepositoryFacts,
  UnpushedCommit,
} from '../../src/domain/bootstrap/repository.ts';
import type { GitWrites } from '../../src/writes.ts';
import { MemoryGitRequests, turn } from './gitRequests.ts';

/** A commit in memory, with all files. */
interface Committed extends UnpushedCommit {
  readonly files: ReadonlyMap<string, string>;
}

/** A repository in memory: one branch, its upstream, and the texts of the commits by path. */
export class MemoryGitWrites extends MemoryGitRequests implements GitWrites {
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
  readonly heads = new Map<string, string | null>();
  /** What it knows beside `origin`; what is pushed to one of them stands in `heads` afterwards. */
  others: readonly Remote[] = [];
  /** Happens before a commit is made: a hook that takes its time, somebody who is faster. */
  beforeCommit: () => void | Promise<void> = () => undefined;
  readonly #history: Committed[];
  #remote: string;
  /** Where the remote stands as far as this machine knows. */
  #known: string;
  readonly #failing: {
    head?: { readonly head: null } | { readonly failure: string };
    facts?: string;
    commit?: CommitFailure;
    push?: PushFailure;
    remote?: string;
  } = {};

  constructor(files: Readonly<Record<string, string>>) {
    super();
    this.#remote = 'a'.repeat(40);
    this.#known = this.#remote;
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
    this.#known = commit;
  }

  /** Somebody else brings a commit to the remote, as a merge that squashes does. */
  land(files: Readonly<Record<string, string>>): string {
    const commit = `d${String(this.away.size).padStart(39, '0')}`;
    const before = this.#history.find((one) => one.commit === this.#remote)?.files ?? this.away.get(this.#remote) ?? [];
    this.away.set(commit, new Map([...before, ...Object.entries(files)]));
    this.#remote = commit;
    return commit;
  }

  /** `git pull`: the branch stands where the remote does. */
  pull(): void {
    const files = this.away.get(this.#remote);
    if (files !== undefined) this.#history.unshift({ commit: this.#remote, subject: 'pulled', release: null, files });
    this.#known = this.#remote;
  }

  /** Files whose text Git can't tell, and why. */
  readonly unreadable = new Map<string, string>();

  /** The next call fails. */
  failHead(ended: { readonly head: null } | { readonly failure: string }): void {
    this.#failing.head = ended;
  }

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

  async headOf(
    _folder: string,
    signal: AbortSignal,
  ): Promise<{ readonly head: string | null } | { readonly failure: string }> {
    await turn(signal);
    const { head: ended } = this.#failing;
    delete this.#failing.head;
    if (ended !== undefined) return ended;
    return { head: (this.changes.head ?? this.head) || null };
  }

  async facts(_folder: string, signal: AbortSignal): Promise<RepositoryFacts | { readonly failure: string }> {
    await turn(signal);
    const { facts: failure } = this.#failing;
    delete this.#failing.facts;
    if (failure !== undefined) return { failure };
    const known = this.#history.findIndex(({ commit }) => commit === this.#known);
    const url = 'https://git.home.arpa/me/platform.git';
    return {
      prefix: '',
      branch: 'main',
      head: this.head,
      upstream: { remote: 'origin', url, branch: 'main', commit: known === -1 ? null : this.#known },
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

  async remotes(folder: string, signal: AbortSignal): Promise<readonly Remote[] | { readonly failure: string }> {
    const facts = await this.facts(folder, signal);
    if ('failure' in facts) return facts;
    const { upstream } = facts;
    return [...(upstream === null ? [] : [{ name: upstream.remote, url: upstream.url }]), ...this.others];
  }

  async textAt(
    _folder: string,
    commit: string,
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly text: string | null } | { readonly failure: string }> {
    await turn(signal);
    const failure = this.unreadable.get(path);
    if (failure !== undefined) return { failure };
    const fetched = this.fetched.has(commit) ? this.away.get(commit) : undefined;
    const files =
      this.#history.find((one) => one.commit === commit)?.files ?? this.asides.get(commit)?.files ?? fetched;
    return files === undefined ? { failure: `Not a valid object name ${commit}` } : { text: files.get(path) ?? null };
  }

  async isBefore(
    _folder: string,
    commit: string,
    later: string,
    signal: AbortSignal,
  ): Promise<boolean | { readonly failure: string }> {
    await turn(signal);
    // The newest is the first.
    const [older, newer] = [commit, later].map((wanted) => this.#history.findIndex((one) => one.commit === wanted));
    if (older === undefined || newer === undefined || newer === -1) return { failure: 'Not a valid commit name' };
    // What was fetched is known, and is in no history here.
    if (older === -1) return this.fetched.has(commit) ? false : { failure: 'Not a valid commit name' };
    return older > newer;
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
    if (this.others.some(({ name }) => name === push.remote)) this.heads.set(push.remote, push.commit);
    else this.pushed(push.commit);
    return 'pushed';
  }

  async remoteHead(
    _folder: string,
    remote: string,
    branch: string,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string | null } | { readonly failure: string }> {
    await turn(signal);
    const { remote: failure } = this.#failing;
    delete this.#failing.remote;
    if (failure !== undefined) return { failure };
    if (branch.startsWith('slipway/')) return { commit: this.branches.get(branch) ?? null };
    return { commit: this.heads.has(remote) ? (this.heads.get(remote) ?? null) : this.#remote };
  }

  async fetch(
    folder: string,
    remote: string,
    branch: string,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string | null } | { readonly failure: string }> {
    const head = await this.remoteHead(folder, remote, branch, signal);
    if ('commit' in head && head.commit !== null) this.fetched.add(head.commit);
    return head;
  }
}
