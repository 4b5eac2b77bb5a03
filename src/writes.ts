import type { Answer } from './domain/kubernetes/failure.ts';
import type { ClusterObject, Kind } from './domain/kubernetes/query.ts';
import type { CommitOf, CommitFailure, PushFailure, Remote, RepositoryFacts } from './domain/bootstrap/repository.ts';
import type { Lock } from './domain/sealing/age.ts';

/**
 * What bootstrap needs of the outside world: all that changes something beyond files. Implemented in `node/` and
 * `vscode/`, in memory in `test/fakes/`. Whoever calls it has been allowed to (SAFETY 12).
 */

export interface ObjectPlace {
  /** Null for kinds without namespaces. */
  readonly namespace: string | null;
  readonly name: string;
}

/** An object as it was when somebody decided about it. */
export interface SeenVersion {
  readonly uid: string;
  readonly resourceVersion: string;
}

/** Writes to the API server of one context, as field manager `slipway`. They reject only when their signal aborts. */
export interface ClusterWrites {
  /**
   * What an object would become by a server-side apply, by a dry run that stores nothing: defaults are filled in, and
   * admission has its say. `refused` with the sentence of whoever refuses it.
   */
  tryApply(object: ClusterObject, signal: AbortSignal): Promise<Answer<ClusterObject>>;
  /** `exists` when there is one of this name: what broke off is sent again, and may have been there before. */
  create(object: ClusterObject, signal: AbortSignal): Promise<Answer<ClusterObject>>;
  /**
   * Changes an object by a JSON merge patch (RFC 7386). A `metadata.resourceVersion` in it makes it fail with `conflict`
   * when the object has changed since.
   */
  patch(kind: Kind, place: ObjectPlace, patch: object, signal: AbortSignal): Promise<Answer<ClusterObject>>;
  /**
   * Deletes the object with this uid, and what it owns after it; `missing` when it is gone, `conflict` when another has
   * its name, or when it has changed since the version that was seen. One with finalizers stays until they are gone.
   */
  remove(
    kind: Kind,
    place: ObjectPlace,
    seen: string | SeenVersion,
    signal: AbortSignal,
  ): Promise<Answer<'removed' | 'missing'>>;
}

/** Programs of this machine. */
export interface Programs {
  /** The absolute path of a program on the PATH; null when there is none. What lies in a workspace is not looked at (SAFETY 2). */
  find(name: string): Promise<string | null>;
  /**
   * Runs a program without a shell. Rejects only when the signal aborts, and then it has ended: first asked to, after
   * some seconds by force, and what it has started with it.
   */
  run(program: ProgramRun, signal: AbortSignal): Promise<ProgramEnded>;
}

export interface ProgramRun {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** Absolute path of the folder that it runs in. */
  readonly cwd: string;
  /** Names of variables of the user that it may see, besides those that all programs need; `LC_*` stands for all that begin so. */
  readonly sees: readonly string[];
  /** Variables beyond those. Never a secret. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * The context that who reads a kubeconfig finds as the current one, whatever the files of the user say; they stay as they
   * are, and nothing of them is copied. Absent where it makes no difference.
   */
  readonly context?: string;
  /** What it reads from its standard input, which ends then. */
  readonly input: string | null;
  /** Milliseconds after which it is ended. */
  readonly limit: number;
  /** Told of each line as it comes, without its end. */
  readonly onLine: ((line: string, stream: 'stdout' | 'stderr') => void) | null;
}

export interface ProgramEnded {
  /** Null for one that did not start, or was ended because of the limit: `problem` says which. */
  readonly status: number | null;
  /** At most 20 MB; more ends it, with a problem. */
  readonly stdout: string;
  readonly stderr: string;
  readonly problem: string | null;
}

/** Changes a repository of Git, with the user's own identity, hooks and signing. They reject only when their signal aborts. */
export interface GitWrites {
  /** The commit that HEAD is; null when the folder is in no repository, there is no git, or nothing is committed yet. */
  headOf(folder: string, signal: AbortSignal): Promise<{ readonly head: string | null } | { readonly failure: string }>;
  /** What a commit in the folder of a platform rests on. */
  facts(folder: string, signal: AbortSignal): Promise<RepositoryFacts | { readonly failure: string }>;
  /** The remotes that a repository knows, by their names. */
  remotes(folder: string, signal: AbortSignal): Promise<readonly Remote[] | { readonly failure: string }>;
  /** The text of a file of a commit, by its path from the folder; null when the commit has none there. */
  textAt(
    folder: string,
    commit: string,
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly text: string | null } | { readonly failure: string }>;
  /** Whether a commit is in the history of another, as far as it is known here; false for itself. */
  isBefore(
    folder: string,
    commit: string,
    later: string,
    signal: AbortSignal,
  ): Promise<boolean | { readonly failure: string }>;
  /**
   * Makes one commit of exactly these files on top of a commit, and moves the branch there when it still stands on it.
   * Whatever else is changed or staged stays byte for byte. The oid of the commit; when it fails nothing has changed.
   */
  commit(
    commit: CommitOf,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }>;
  /** Sends a commit to a branch of a remote, without force. Whoever pushes what is there already has pushed it. */
  push(
    push: { readonly folder: string; readonly remote: string; readonly commit: string; readonly branch: string },
    signal: AbortSignal,
  ): Promise<'pushed' | { readonly failure: PushFailure }>;
  /**
   * Makes one commit of exactly these files on top of a commit, and moves nothing: branches, index and files stay byte for
   * byte, and no name leads to it. When it fails nothing has changed.
   */
  commitAside(
    commit: Omit<CommitOf, 'branch'>,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }>;
  /**
   * Sends a commit to a branch of a remote, without force, with options that the remote acts on (`git push --push-option`);
   * to one that takes none without them. What the remote has said, a line each: the text of a stranger.
   */
  propose(
    push: {
      readonly folder: string;
      readonly remote: string;
      readonly commit: string;
      readonly branch: string;
      readonly options: readonly string[];
    },
    signal: AbortSignal,
  ): Promise<{ readonly said: readonly string[] } | { readonly failure: PushFailure }>;
  /** As `remoteHead`, of a remote by its name; what that commit has can be looked at here afterwards. No name here moves. */
  fetch(
    folder: string,
    remote: string,
    branch: string,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string | null } | { readonly failure: string }>;
  /**
   * What a commit changes on top of the one at which it leaves the history of another: that one (itself when it has left
   * it nowhere, null when they have none in common), and paths from the folder. Both have to be known here.
   */
  branchedOff(
    folder: string,
    commit: string,
    from: string,
    signal: AbortSignal,
  ): Promise<{ readonly base: string | null; readonly paths: readonly string[] } | { readonly failure: string }>;
  /** The commit that a branch of a remote (a name, or an address) stands on, asked now; null when it has no such branch. */
  remoteHead(
    folder: string,
    remote: string,
    branch: string,
    signal: AbortSignal,
  ): Promise<{ readonly commit: string | null } | { readonly failure: string }>;
}

/**
 * What only a person has or can do, asked while it is needed. Nothing that is typed is kept or shown. Null, or false: they
 * stepped away, or nobody is there. They reject only when their signal aborts.
 */
export interface Questions {
  /** A value that is a secret, typed unseen, or the text of a file that they choose. */
  secret(question: Question, signal: AbortSignal): Promise<string | null>;
  /** Exactly this text has to be typed: the name of what may be lost. */
  typed(question: Question & { readonly text: string }, signal: AbortSignal): Promise<boolean>;
  /** Something that only they can do: true when they say that it is done. */
  done(question: Question, signal: AbortSignal): Promise<boolean>;
  /** Something that they may want or not: true when they say yes. */
  agreed(question: Question, signal: AbortSignal): Promise<boolean>;
  /** Where the backup of a key is written (absolute path) and what opens it. */
  backup(question: Question, signal: AbortSignal): Promise<{ readonly file: string; readonly lock: Lock } | null>;
  /** The text of a backup, and what opens it: its passphrase, or an age identity (`AGE-SECRET-KEY-1…`). */
  restore(
    question: Question,
    signal: AbortSignal,
  ): Promise<{
    readonly text: string;
    readonly opens: { readonly passphrase: string } | { readonly identity: string };
  } | null>;
}

export interface Question {
  readonly title: string;
  /** What is wanted, in a sentence or some. */
  readonly text: string;
  /** Of one value of a Secret: `NAMESPACE/NAME/KEY`. Whoever has it ready need not be asked. */
  readonly value?: string;
}
