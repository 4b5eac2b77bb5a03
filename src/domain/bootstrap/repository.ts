/** The repository of Git around a platform, as far as a commit rests on it. */
export interface RepositoryFacts {
  /** The platform's folder from the root of the repository, with `/` at its end; empty when it is the root. */
  readonly prefix: string;
  /** Null when HEAD is detached. */
  readonly branch: string | null;
  /** The commit of HEAD; empty before the first. */
  readonly head: string;
  /** Where the branch is pushed to; null when nowhere. */
  readonly upstream: Upstream | null;
  /** Commits that the upstream, as far as this machine knows it, does not have: the newest first. Empty without an upstream. */
  readonly unpushed: readonly UnpushedCommit[];
  /** Commits of the upstream, as far as this machine knows it, that the branch does not have. */
  readonly behind: number;
  /** What was begun and not ended; null when nothing was. */
  readonly unfinished: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect' | null;
  /** Changed, staged or untracked files, from the folder of the platform; those outside of it begin with `../`. */
  readonly changed: readonly string[];
  /** Why nobody could be named as the author; null when somebody can. */
  readonly noIdentity: string | null;
}

export interface Upstream {
  /** The name of the remote. */
  readonly remote: string;
  /** Where it is pushed to, without what stands in it to open it. */
  readonly url: string;
  readonly branch: string;
  /** The commit that it stands on, as far as this machine knows it; null when it was never fetched nor pushed. */
  readonly commit: string | null;
}

/** A repository that this one knows by a name. */
export interface Remote {
  readonly name: string;
  /** Where it is pushed to, without what stands in it to open it. */
  readonly url: string;
}

export interface UnpushedCommit {
  readonly commit: string;
  readonly subject: string;
  /** Whom it comes from: `Slipway-Release: security` in its trailers. Null when it is none of ours. */
  readonly release: string | null;
}

/** One commit that is to be made. */
export interface CommitOf {
  /** Absolute path of the folder of the platform. */
  readonly folder: string;
  /** The branch that has to stand on `parent`. */
  readonly branch: string;
  readonly parent: string;
  /** From the folder, each with its whole text in that commit. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Subject, body and trailers. */
  readonly message: string;
}

/** Why there is no commit. */
export interface CommitFailure {
  readonly code:
    /** The branch does not stand on that commit any more. */
    | 'moved'
    /** A hook of the user's says no. */
    | 'hook'
    | 'signing'
    | 'identity'
    /** Another git is at work, or one has left its lock. */
    | 'locked'
    | 'disk'
    /** It did not end in time. */
    | 'timeout'
    | 'other';
  /** One sentence: what Git, or the hook, said in the end. */
  readonly message: string;
}

/** Why a commit is not at the remote. It may be there all the same for `cut`. */
export interface PushFailure {
  readonly code: 'rejected' | 'credentials' | 'cut' | 'unreachable' | 'hook' | 'timeout' | 'other';
  readonly message: string;
}
