import { sshArguments, sshSees } from '../../domain/hosts/ssh.ts';
import type { ProgramEnded, ProgramRun } from '../../writes.ts';
import type { StepPorts } from './step.ts';

/** A host, and how it is reached. */
export interface HostPlace {
  /** Absolute path of ssh. */
  readonly ssh: string;
  /** Absolute path of the platform. */
  readonly folder: string;
  /** As `ssh <name>` of the user knows it. */
  readonly host: string;
}

export interface SshRun {
  readonly words: readonly string[];
  /** What it reads. */
  readonly input: string;
  readonly onLine?: ProgramRun['onLine'];
  /** Milliseconds. */
  readonly limit?: number;
}

/**
 * A connection of its own: one that is shared stays open when this program ends, and what runs at its other end would
 * never learn of that. A silent network is noticed after 45 s.
 */
const alone = ['ControlMaster=no', 'ControlPath=none', 'ServerAliveInterval=15', 'ServerAliveCountMax=3'].flatMap(
  (option) => ['-o', option],
);

/** Runs words on a host as they are. Rejects only when the signal aborts: ssh has ended then. */
export function overSsh(
  { programs }: Pick<StepPorts, 'programs'>,
  { ssh, folder, host }: HostPlace,
  { words, input, onLine = null, limit = 60_000 }: SshRun,
  signal: AbortSignal,
): Promise<ProgramEnded> {
  return programs.run(
    {
      program: ssh,
      args: [...alone, ...sshArguments(host, words)],
      cwd: folder,
      sees: sshSees,
      environment: {},
      input,
      limit,
      onLine,
    },
    signal,
  );
}
