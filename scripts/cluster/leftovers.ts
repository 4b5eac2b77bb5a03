import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { until } from './until.ts';

/** How long a keeper may take to end its cluster, which it does at once. */
const patience = 2_500;

/**
 * Ends all processes that were started with this in their environment, `NAME=value`, and returns when they have ended.
 * The keeper, when it still is one of them, ends the others and sees them off; what is left after that is killed.
 */
export async function endLeftovers(variable: string, keeper: number | undefined): Promise<void> {
  const family = new Set(carriersOf(variable));
  if (keeper !== undefined && family.has(keeper)) {
    signal(keeper, 'SIGTERM');
    if (await within(patience, () => [...family].every(gone))) return;
  }
  await until(`the processes with ${variable} to end`, async () => {
    for (const pid of carriersOf(variable)) {
      family.add(pid);
      signal(pid, 'SIGKILL');
    }
    return [...family].every((pid) => gone(pid) || zombie(pid)) ? true : undefined;
  });
}

async function within(limit: number, holds: () => boolean): Promise<boolean> {
  try {
    return await until('it', async () => (holds() ? true : undefined), { limit });
  } catch {
    return false;
  }
}

function carriersOf(variable: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && read(pid, 'environ').split('\0').includes(variable));
}

function gone(pid: number): boolean {
  return !existsSync(`/proc/${pid}`);
}

/** It has ended; only its parent has not looked yet. The state follows the name, which stands in parentheses. */
function zombie(pid: number): boolean {
  return /\) [ZX] [^)]*$/.test(read(pid, 'stat'));
}

/** Empty when the process has ended or is somebody else's. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
