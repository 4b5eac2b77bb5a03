import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** Where groups of processes exist. */
const posix = process.platform !== 'win32';

export interface Started {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it reads anything. */
  readonly hasInput: boolean;
}

/**
 * Starts a program in a session of its own: what it starts can be ended with it, and it finds no terminal where it could
 * ask for something and wait.
 */
export function startGroup({ program, args, cwd, environment, hasInput }: Started): ChildProcess {
  return spawn(program, args, {
    cwd,
    env: environment,
    stdio: [hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    detached: posix,
  });
}

/** Milliseconds that a program has to end by itself once it was asked to. */
const patience = 5000;

/**
 * Milliseconds for what was ended by force to be gone. Where the first process of a system reaps nothing, as in some
 * containers, it never is for the kernel, although it runs no more.
 */
const reaping = 1000;

/** Milliseconds between two looks at whether anything of a group is left. */
const interval = 20;

/** Asks a group to end, and ends it by force when it does not; resolves when nothing of it is left. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const until = Date.now() + patience;
  signalGroup(child, 'SIGTERM');
  while (isAlive(child) && Date.now() < until) await pause(interval);
  signalGroup(child, 'SIGKILL');
  // The leader is reaped by us, whatever else there was by init.
  const gone = Date.now() + reaping;
  while (hasNotExited(child) || (isAlive(child) && Date.now() < gone)) await pause(interval);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (posix) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // Nothing of it is left.
  }
}

/** Whether anything of the group is left, the leader or what it has started. */
function isAlive(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  if (!posix) return hasNotExited(child);
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

function hasNotExited({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
