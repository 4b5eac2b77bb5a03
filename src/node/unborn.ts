import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a `.git` is that of a repository in which nothing was ever committed or staged, as `git init` and the clone of an
 * empty remote leave it. One that lies elsewhere (a link, a worktree) is not asked, and one that can't be read is none.
 */
export function isUnborn(git: string): boolean {
  try {
    return (
      lstatSync(git).isDirectory() &&
      /^ref: refs\/heads\/\S+\s*$/.test(readFileSync(join(git, 'HEAD'), 'utf8')) &&
      !['index', 'packed-refs', 'reftable'].some((name) => existsSync(join(git, name))) &&
      readdirSync(join(git, 'refs'), { recursive: true, withFileTypes: true }).every((entry) => entry.isDirectory())
    );
  } catch {
    return false;
  }
}
