/** The commit that a repository begins with. */
export interface FirstCommit {
  readonly branch: string;
  readonly message: string;
  /** Paths that get the executable bit in Git, which a file system may not have. */
  readonly executables: readonly string[];
}

/** How Git began, or why it did not. */
export type GitStarted =
  | { readonly committed: true }
  | {
      readonly committed: false;
      readonly failure: 'missing' | 'identity' | 'failed' | 'cancelled';
      /** Whether `git init` has succeeded. */
      readonly initialized: boolean;
      /** What git said, in one line. */
      readonly reason: string;
    };
