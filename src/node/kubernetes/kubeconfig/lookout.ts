import { statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/**
 * Calls when one of the files has been written, exchanged, has come or gone since now; what it returns ends that. Files
 * are looked at by their times: a folder that does not exist yet can't be watched, and a link leads elsewhere. `interval`
 * in milliseconds; it does not keep the process alive.
 */
export function lookOut(files: readonly string[], interval: number, call: () => void): () => void {
  let seen = files.map((file) => stampOf(statSync(file, { bigint: true, throwIfNoEntry: false }))).join();
  let isLooking = false;
  let isOver = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const stamps = await Promise.all(files.map((file) => stat(file, { bigint: true }).then(stampOf, () => stampOf())));
    isLooking = false;
    const now = stamps.join();
    if (isOver || now === seen) return;
    seen = now;
    call();
  };
  const timer = setInterval(() => void look(), interval).unref();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

function stampOf(stats?: BigIntStats): string {
  return stats === undefined ? 'missing' : `${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}
