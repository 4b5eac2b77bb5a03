import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** A name for something that is made for a moment, by which the next who comes knows whose it was. */
export function nameFor(what: 'commit' | 'index'): string {
  return `${start(what)}${host()}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Whether something has a name of ours, of this kind. */
export function isOurs(name: string, what: 'commit' | 'index'): boolean {
  return name.startsWith(start(what));
}

/** Milliseconds after which nobody is at it any more, whoever it was. */
const longest = 60 * 60_000;

/** Whether what was made for a moment (at `since`, in milliseconds since 1970) is still there because its maker is not. */
export function isLeft(name: string, since: number, now: number = Date.now()): boolean {
  if (now - since > longest) return true;
  const [, where, pid] = /^slipway-[a-z]+-([0-9a-f]+)-(\d+)-/.exec(name) ?? [];
  return where === host() && !isAlive(Number(pid));
}

function start(what: string): string {
  return `slipway-${what}-`;
}

/** Numbers of processes mean something on one machine only; a name may hold anything. */
function host(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
