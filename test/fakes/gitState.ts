import type { GitFacts } from '../../src/domain/phases/world.ts';
import type { GitState } from '../../src/ports.ts';

/** A repository that is looked at: `seen` is what the next look finds. */
export class MemoryGitState implements GitState {
  seen: GitFacts | { readonly failure: string } = {
    branch: 'main',
    head: 'a'.repeat(40),
    upstream: 'origin/main',
    ahead: 0,
    behind: 0,
    dirty: false,
    files: [],
  };
  /** The folders that were looked at, in order. */
  readonly looks: string[] = [];
  /** A look waits for this. */
  until: Promise<void> = Promise.resolve();

  async look(folder: string, signal: AbortSignal): Promise<GitFacts | { readonly failure: string }> {
    this.looks.push(folder);
    await this.until;
    signal.throwIfAborted();
    return this.seen;
  }
}
