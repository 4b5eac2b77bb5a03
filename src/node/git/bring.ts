import {
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { CommitFailure, CommitOf } from '../../domain/bootstrap/repository.ts';
import type { Belonging } from './belongings.ts';
import { Unfit } from './belongings.ts';
import { lockText } from './clearing.ts';
import { leaveLock, locked, moveIn, takeLock } from './indexLock.ts';
import { nameFor } from './leftover.ts';
import type { Repository } from './repository.ts';
import { moveFailure, saidBy } from './said.ts';

/**
 * Moves a branch to a commit, and brings the index and the files of its user along. The lock on the index is held for as
 * long. The files come first: who is killed before the branch moves leaves a change that the next commit finds made, and
 * never a branch whose change the index takes back. Null when the branch has moved; otherwise everything is as it was. An
 * index that can't be replaced then keeps its lock, and who commits next brings it along (`clearLeftovers`). It is not
 * cancelled, since it takes no time.
 */
export async function bring(
  git: Repository,
  { branch, parent, message }: Pick<CommitOf, 'branch' | 'parent' | 'message'>,
  commit: string,
  belongings: readonly Belonging[],
): Promise<CommitFailure | null> {
  const { signal } = new AbortController();
  const prepared = join(git.gitDir, nameFor('index'));
  const release = await takeLock(git.index, lockText(prepared, commit));
  if (release === null) return locked;
  const written: Belonging[] = [];
  let isMoved = false;
  try {
    await prepare(git, prepared, belongings, signal);
    for (const one of belongings) {
      // Named before it is written: what fails in the middle is taken back too.
      written.push(one);
      writeFile(one.path, one.file.path, one.file.before, one.file.after);
    }
    await refresh(git, prepared, signal);
    const [subject = ''] = message.split('\n');
    const args = ['update-ref', '-m', `commit: ${subject}`, `refs/heads/${branch}`, commit, parent];
    const moving = await git.act(args, signal);
    // One that was ended may have moved it before.
    isMoved = moving.status === 0 || (await standsOn(git, branch, commit, signal));
    if (!isMoved) return moveFailure(moving, branch);
  } finally {
    if (!isMoved) {
      takeAllBack(written);
      rmSync(prepared, { force: true });
      release();
    }
  }
  // From here on nothing is a failure: what was asked for is done.
  if (!(await moveIn(git.index, prepared))) leaveLock(git.index);
  return null;
}

/** Whether a branch has a commit. */
async function standsOn(git: Repository, branch: string, commit: string, signal: AbortSignal): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', commit, `refs/heads/${branch}`];
  return (await git.look(args, signal)).status === 0;
}

/** The index as it will be, under another name. */
async function prepare(
  git: Repository,
  prepared: string,
  belongings: readonly Belonging[],
  signal: AbortSignal,
): Promise<void> {
  if (existsSync(git.index)) copyFileSync(git.index, prepared);
  const entries: string[] = [];
  for (const { path, mode, staged } of belongings) {
    const hashed = await git.look(['hash-object', '-w', '--stdin'], signal, { input: staged });
    if (hashed.status !== 0) throw new Unfit(saidBy(hashed));
    entries.push(`${mode} ${hashed.stdout.trim()}\t${path}\0`);
  }
  const environment = { GIT_INDEX_FILE: prepared };
  const input = entries.join('');
  const updated = await git.look(['update-index', '-z', '--index-info'], signal, { input, environment });
  if (updated.status !== 0) throw new Unfit(saidBy(updated));
}

/** So that nobody has to find out that the files are as the index says. What differs is no failure. */
async function refresh(git: Repository, prepared: string, signal: AbortSignal): Promise<void> {
  const environment = { GIT_INDEX_FILE: prepared };
  const hooks = ['-c', 'core.hooksPath=/dev/null'];
  await git.act([...hooks, 'update-index', '-q', '--refresh'], signal, { environment });
}

/** Puts other bytes in the place of those that were seen, at once; the mode is kept. */
function writeFile(name: string, path: string, seen: Buffer | null, bytes: Buffer): void {
  if (seen?.equals(bytes) === true) return;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  const isSame = stat === undefined ? seen === null : stat.isFile() && seen?.equals(readFileSync(path)) === true;
  if (!isSame) throw new Unfit(`${name} has changed meanwhile`);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    const file = openSync(temporary, 'wx', 0o666);
    try {
      writeFileSync(file, bytes);
      if (stat !== undefined) fchmodSync(file, stat.mode & 0o777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** One that can't be taken back keeps none of the others, nor the lock. */
function takeAllBack(all: readonly Belonging[]): void {
  for (const one of all) {
    try {
      takeBack(one);
    } catch {
      // Why the commit failed is told; of a file that can't be written it is the reason.
    }
  }
}

/** As it was before, unless somebody else has written it since. */
function takeBack({ path: name, file: { path, before, after } }: Belonging): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !readFileSync(path).equals(after)) return;
  if (before === null) rmSync(path);
  else writeFile(name, path, after, before);
}
