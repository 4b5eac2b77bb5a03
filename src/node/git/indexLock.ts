import { existsSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { CommitFailure } from '../../domain/bootstrap/repository.ts';
import { codeOf } from '../reason.ts';

/** Milliseconds for which the lock of another git is waited for: whoever only looks holds it for a moment. */
const patience = 1000;

/** Milliseconds between two looks at it. */
const interval = 20;

/** What it means that another git has the lock, and keeps it. */
export const locked: CommitFailure = {
  code: 'locked',
  message: 'another git is at work in this repository, or one has left its lock (index.lock)',
};

/** Takes the lock on an index, with a text that says whose it is: answers what gives it back, null when another keeps it. */
export async function takeLock(index: string, text: string): Promise<(() => void) | null> {
  const lock = lockOf(index);
  const taken = await soon(() => {
    try {
      writeFileSync(lock, text, { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  });
  return taken ? () => rmSync(lock, { force: true }) : null;
}

/**
 * Puts a prepared text in the place of an index whose lock is held, and gives the lock back. False when the index can't
 * be replaced, because somebody keeps it open for as long as it is tried: text and lock are left then.
 */
export function moveIn(index: string, prepared: string): Promise<boolean> {
  return soon(() => {
    try {
      renameSync(prepared, index);
      rmSync(lockOf(index), { force: true });
      return true;
    } catch {
      return false;
    }
  });
}

/** Says of a lock that its owner is done with it: whoever clears next may take it at once. */
export function leaveLock(index: string): void {
  try {
    utimesSync(lockOf(index), 1, 1);
  } catch {
    // It is found after an hour all the same.
  }
}

/** Whether nobody has the lock on an index, or does not keep it. */
export function isFree(index: string): Promise<boolean> {
  return soon(() => !existsSync(lockOf(index)));
}

/** As git names it. */
export function lockOf(index: string): string {
  return `${index}.lock`;
}

async function soon(holds: () => boolean): Promise<boolean> {
  const until = Date.now() + patience;
  while (!holds()) {
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
  return true;
}
