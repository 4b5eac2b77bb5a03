import type { Files, GitState, Timers, Writer } from '../../ports.ts';
import type { GitWrites, Programs } from '../../writes.ts';

/** What bootstrapping needs of the world; it is loaded with the first plan. */
export interface BootstrapWorld {
  readonly files: Files;
  readonly writer: Writer;
  readonly timers: Timers;
  readonly programs: Programs;
  readonly git: GitWrites;
  readonly gitState: GitState;
  /** For programs that read it themselves; null for that of the user. */
  readonly kubeconfig: string | null;
  /** `user@host`: who holds the Lease. */
  readonly who: string;
}
