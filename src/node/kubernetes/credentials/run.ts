import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Timers } from '../../../ports.ts';
import { codeOf, reasonOf } from '../../reason.ts';

/** How a plugin ended; of its output no more than a limit is kept. */
export type PluginEnd =
  | { readonly status: number; readonly stdout: string; readonly stderr: string }
  | { readonly failure: 'late' | 'too-much' }
  | { readonly failure: 'start'; readonly reason: string };

export interface PluginRun {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

export const pluginLimit = 60_000;
const mostOutput = 1024 * 1024;
const mostComplaint = 64 * 1024;

/**
 * Runs a plugin without a shell and without input, in a group of its own, so that what it started ends with it. Rejects
 * only when the signal says so.
 */
export function runPlugin(run: PluginRun, timers: Timers, signal: AbortSignal): Promise<PluginEnd> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = start(run);
    const done = (end: PluginEnd): void => {
      cancel();
      signal.removeEventListener('abort', stop);
      if ('failure' in end) kill(child);
      resolve(end);
    };
    const cancel = timers.after(pluginLimit, () => done({ failure: 'late' }));
    const stop = (): void => {
      cancel();
      kill(child);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    const stdout = collect(child.stdout, mostOutput, () => done({ failure: 'too-much' }));
    const stderr = collect(child.stderr, mostComplaint, () => undefined);
    child.once('error', (error) =>
      done({ failure: 'start', reason: codeOf(error) === 'EACCES' ? reasonOf(error) : error.message }),
    );
    child.once('close', (status) => done({ status: status ?? -1, stdout: stdout(), stderr: stderr() }));
  });
}

function start({ program, arguments: args, environment, folder }: PluginRun) {
  return spawn(program, args, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    detached: process.platform !== 'win32',
  });
}

function kill(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  try {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill();
  } catch {
    // It has ended by itself.
  }
}

/** Keeps the beginning of what is written; the rest is read and dropped, so that the program can go on. */
function collect(stream: Readable, most: number, onTooMuch: () => void): () => string {
  const parts: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (part: Buffer) => {
    const room = most - bytes;
    bytes += part.length;
    if (room > 0) parts.push(part.subarray(0, room));
    if (bytes > most) onTooMuch();
  });
  // It is closed when the program is ended.
  stream.on('error', () => undefined);
  return () => Buffer.concat(parts).toString();
}
