import type { CommitFailure, CommitOf } from '../../domain/bootstrap/repository.ts';
import { Unfit } from './belongings.ts';
import { hasHook } from './hooks.ts';
import type { Repository } from './repository.ts';
import { commitFailure, saidBy } from './said.ts';
import { frugal, inWorktree } from './worktree.ts';

/** Milliseconds: a hook may judge all files, and signing may ask its user something. */
const limit = 10 * 60_000;

/** A file as a commit has it. */
export interface CommittedFile {
  /** From the root of the work tree, with `/`. */
  readonly path: string;
  /** As Git has it: 100644, or 100755. */
  readonly mode: string;
  readonly text: string;
}

/**
 * A commit of these files on top of another, made in a tree of its own with the user's hooks and signing. No branch and no
 * other name stands on it. Rejects when the signal aborts, or with `Unfit`.
 */
export async function commitOnTop(
  git: Repository,
  wanted: Pick<CommitOf, 'parent' | 'message'>,
  files: readonly CommittedFile[],
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  const made = await inWorktree(git, wanted.parent, signal, (tree) => make(git, tree, wanted, files, signal));
  return 'ended' in made ? { failure: commitFailure(made.ended, false) } : made.done;
}

async function make(
  git: Repository,
  tree: string,
  { parent, message }: Pick<CommitOf, 'parent' | 'message'>,
  files: readonly CommittedFile[],
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  const oids = new Map<string, string>();
  for (const { path, text } of files) {
    const hashed = await git.look(['hash-object', '-w', '--stdin'], signal, { input: text });
    if (hashed.status !== 0) return { failure: commitFailure(hashed, false) };
    oids.set(path, hashed.stdout.trim());
  }
  const entries = files.map(({ path, mode }) => `${mode} ${oids.get(path) ?? ''}\t${path}\0`).join('');
  const paths = files.map(({ path }) => `${path}\0`).join('');
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
