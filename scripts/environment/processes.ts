import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const patience = 1_200;

/**
 * Ends a child and everything it started, each by its pid: the child is asked, so that it ends its own children;
 * then those that are left are asked; then they are made to. Orphans, whose parent went before, are known by `mark`,
 * a text that occurs in nobody else's environment.
 */
export async function endFamily(pid: number, mark?: string): Promise<void> {
  signal(pid, 'SIGTERM');
  await end(new Set([pid, ...(mark === undefined ? [] : carriersOf(mark))]));
}

/** Ends everything that this process started, and returns when it has ended. */
export async function endChildren(): Promise<void> {
  const children = new Set(childrenOf(new Set([process.pid])));
  for (const child of children) signal(child, 'SIGTERM');
  await end(children);
}

/** The processes that descend from one, with what they were started by, as far as the system tells. */
export function descendantsOf(pid: number): { readonly pid: number; readonly command: string }[] {
  return childrenOf(new Set([pid])).map((child) => ({
    pid: child,
    command: (read(`/proc/${child}/cmdline`) ?? '').replaceAll('\0', ' '),
  }));
}

async function end(family: Set<number>): Promise<void> {
  for (const member of await leftOf(family)) signal(member, 'SIGTERM');
  for (const member of await leftOf(family)) signal(member, 'SIGKILL');
}

/** Who is still there when all have ended or patience has. A member that goes on starting others gets them counted in. */
async function leftOf(family: Set<number>): Promise<number[]> {
  const until = Date.now() + patience;
  for (;;) {
    for (const child of childrenOf(family)) family.add(child);
    const left = [...family].filter(alive);
    if (left.length === 0 || Date.now() > until) return left;
    await pause(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** A zombie has ended; only its parent has not looked yet. */
function alive(pid: number): boolean {
  if (process.platform === 'linux') return !['Z', 'X', undefined].includes(stat(pid)?.state);
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Only Linux tells by its file system who started whom; elsewhere children end when their parent's pipes close. */
function childrenOf(family: ReadonlySet<number>): number[] {
  if (process.platform !== 'linux') return [];
  const others = everybody().map((pid) => ({ pid, parent: stat(pid)?.parent }));
  const found: number[] = [];
  for (let parents = family; parents.size > 0;) {
    const children = others
      .filter((one) => one.parent !== undefined && parents.has(one.parent) && !family.has(one.pid))
      .map((one) => one.pid);
    found.push(...children);
    parents = new Set(children);
  }
  return found;
}

function carriersOf(mark: string): number[] {
  if (process.platform !== 'linux') return [];
  return everybody().filter((pid) => pid !== process.pid && read(`/proc/${pid}/environ`)?.includes(mark) === true);
}

function everybody(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** The command's name stands in parentheses and may hold anything, so the fields are counted from its end. */
function stat(pid: number): { state: string | undefined; parent: number } | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state, parent: Number(parent) };
}

/** Undefined when the process has gone or is not ours to look at. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
