import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitFailure, CommitOf } from '../../domain/bootstrap/repository.ts';
import { belongingsOf, Unfit } from './belongings.ts';
import type { Belonging } from './belongings.ts';
import { bring } from './bring.ts';
import { clearLeftovers } from './clearing.ts';
import { noIdentity, unfinishedIn } from './facts.ts';
import { isFree, locked } from './indexLock.ts';
import type { Repository } from './repository.ts';
import { commitFailure, moved, saidBy } from './said.ts';
import { frugal, inWorktree } from './worktree.ts';

/** Milliseconds: a hook may judge all files, and signing may ask its user something. */
const limit = 10 * 60_000;

/**
 * Makes a commit of these files on top of another, moves the branch there, and brings the user's index and files along.
 * Rejects when the signal aborts before the branch has moved.
 */
export async function commitIn(
  git: Repository,
  wanted: CommitOf,
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  await clearLeftovers(git, signal);
  const hindered = await hindrance(git, wanted, signal);
  if (hindered !== null) return { failure: hindered };
  const belongings = await belongingsOf(git, wanted, signal);
  const made = await inWorktree(git, wanted.parent, signal, (tree) => make(git, tree, wanted, belongings, signal));
  if ('ended' in made) return { failure: commitFailure(made.ended, false) };
  if ('failure' in made.done) return made.done;
  signal.throwIfAborted();
  const failure = await bring(git, wanted, made.done.commit, belongings);
  return failure === null ? made.done : { failure };
}

async function hindrance(
  git: Repository,
  { branch, parent }: CommitOf,
  signal: AbortSignal,
): Promise<CommitFailure | null> {
  const on = await git.look(['symbolic-ref', '--quiet', 'HEAD'], signal);
  const at = await git.look(['rev-parse', '--verify', '--quiet', 'HEAD'], signal);
  if (on.stdout.trim() !== `refs/heads/${branch}` || at.stdout.trim() !== parent) return moved(branch);
  const unfinished = unfinishedIn(git);
  if (unfinished !== null) return { code: 'other', message: `a ${unfinished} is not finished` };
  if (!(await isFree(git.index))) return locked;
  const nobody = await noIdentity(git, signal);
  return nobody === null ? null : { code: 'identity', message: nobody };
}

/** The commit, made in a tree of its own, where no branch stands on it yet. */
async function make(
  git: Repository,
  tree: string,
  { parent, message }: CommitOf,
  belongings: readonly Belonging[],
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  const oids = new Map<string, string>();
  for (const { path, text } of belongings) {
    const hashed = await git.look(['hash-object', '-w', '--stdin'], signal, { input: text });
    if (hashed.status !== 0) return { failure: commitFailure(hashed, false) };
    oids.set(path, hashed.stdout.trim());
  }
  const entries = belongings.map(({ path, mode }) => `${mode} ${oids.get(path) ?? ''}\t${path}\0`).join('');
  const paths = belongings.map(({ path }) => `${path}\0`).join('');
  for (const [input, ...args] of [
    [entries, 'update-index', '-z', '--index-info'],
    [paths, 'checkout-index', '--force', '--index', '-z', '--stdin'],
  ] as const) {
    const how = { cwd: tree, input, environment: frugal };
    const ended = await git.act(['-c', 'core.hooksPath=/dev/null', ...args], signal, how);
    if (ended.status !== 0) return { failure: commitFailure(ended, false) };
  }
  const meant = await git.look(['write-tree'], signal, { cwd: tree, environment: frugal });
  if (meant.status !== 0) return { failure: commitFailure(meant, false) };
  const config = ['-c', `core.hooksPath=${git.hooks}`, '-c', 'i18n.commitEncoding=UTF-8'];
  const how = { cwd: tree, input: message, limit, environment: frugal };
  const ended = await git.act([...config, 'commit', '--quiet', '--cleanup=whitespace', '--file=-'], signal, how);
  if (ended.status !== 0) return { failure: commitFailure(ended, hasHook(git, ...commitHooks)) };
  return checked(git, { tree, parent, meant: meant.stdout.trim() }, signal);
}

const commitHooks = ['pre-commit', 'prepare-commit-msg', 'commit-msg'];

/** Whether one of the user's hooks of these names would run. */
export function hasHook({ hooks }: Pick<Repository, 'hooks'>, ...names: readonly string[]): boolean {
  return names.some((name) => {
    const stat = statSync(join(hooks, name), { throwIfNoEntry: false });
    return stat?.isFile() === true && (process.platform === 'win32' || (stat.mode & 0o111) !== 0);
  });
}

/** Hooks can add, change and leave out files: what was agreed to is exactly the tree that is meant. */
async function checked(
  git: Repository,
  { tree, parent, meant }: { readonly tree: string; readonly parent: string; readonly meant: string },
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  const head = await git.look(['rev-parse', 'HEAD', 'HEAD^@'], signal, { cwd: tree });
  const [commit = '', ...parents] = head.stdout.trim().split('\n');
  if (head.status !== 0) throw new Unfit(saidBy(head));
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--name-only', meant, `${commit}^{tree}`];
  const compared = await git.look(args, signal);
  if (compared.status !== 0) throw new Unfit(saidBy(compared));
  const [other = ''] = compared.stdout.split('\0');
  if (other === '' && parents.length === 1 && parents[0] === parent) return { commit };
  const what = other === '' ? 'the commit' : other;
  return { failure: { code: 'hook', message: `a hook has changed ${what}, which is not what was agreed to` } };
}
