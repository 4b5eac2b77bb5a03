import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { shownAddress } from '../../domain/bootstrap/address.ts';
import { releaseTrailer } from '../../domain/bootstrap/release.ts';
import type { RepositoryFacts, UnpushedCommit, Upstream } from '../../domain/bootstrap/repository.ts';
import { isFilter, readStatus, status, without } from '../gitState.ts';
import type { Repository } from './repository.ts';
import { saidBy } from './said.ts';

/** What a commit in a repository rests on. Rejects only when the signal aborts. */
export async function factsOf(
  git: Repository,
  signal: AbortSignal,
): Promise<RepositoryFacts | { readonly failure: string }> {
  const filters = await git.look(
    ['config', '--local', '--includes', '--null', '--name-only', '--get-regexp', isFilter],
    signal,
  );
  const seen = await git.look([...without(filters.stdout), ...status, '--untracked-files=all'], signal);
  if (seen.status !== 0) return { failure: saidBy(seen) };
  const { branch, head, files } = readStatus(seen.stdout);
  const upstream = branch === null ? null : await upstreamOf(git, branch, signal);
  return {
    prefix: git.prefix,
    branch,
    head,
    upstream,
    unpushed: upstream === null || head === '' ? [] : await unpushed(git, upstream.commit, signal),
    behind: upstream === null || head === '' ? 0 : await behind(git, upstream.commit, signal),
    unfinished: unfinishedIn(git),
    changed: files.map((path) => fromFolder(git.prefix, path)),
    noIdentity: await noIdentity(git, signal),
  };
}

/** What was begun in a work tree and not ended: git leaves a file for each. */
export function unfinishedIn({ gitDir }: Pick<Repository, 'gitDir'>): RepositoryFacts['unfinished'] {
  return marks.find(([file]) => existsSync(join(gitDir, file)))?.[1] ?? null;
}

const marks = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  // Between two commits of several.
  ['sequencer', 'cherry-pick'],
  ['BISECT_LOG', 'bisect'],
] as const;

/** Why nobody can be named as author or committer; null when somebody can. */
export async function noIdentity(git: Repository, signal: AbortSignal): Promise<string | null> {
  for (const who of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const known = await git.act(['var', who], signal);
    if (known.status !== 0) return saidBy(known);
  }
  return null;
}

async function upstreamOf(git: Repository, branch: string, signal: AbortSignal): Promise<Upstream | null> {
  const format = '--format=%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)';
  const asked = await git.look(['for-each-ref', format, `refs/heads/${branch}`], signal);
  const [remote = '', ref = '', tracking = ''] = asked.stdout.replace(/\n$/, '').split('\0');
  // A branch of this repository is followed by nobody else.
  if (remote === '' || remote === '.' || !ref.startsWith('refs/heads/')) return null;
  const address = await git.look(['remote', 'get-url', '--push', '--', remote], signal);
  const known = await git.look(['rev-parse', '--verify', '--quiet', `${tracking}^{commit}`], signal);
  return {
    remote,
    url: shownAddress(address.status === 0 ? address.stdout.replace(/\n[^]*$/, '') : remote),
    branch: ref.slice('refs/heads/'.length),
    commit: tracking !== '' && known.status === 0 ? known.stdout.trim() : null,
  };
}

/** More than these are named by nobody. */
const most = 1000;

async function unpushed(
  git: Repository,
  known: string | null,
  signal: AbortSignal,
): Promise<readonly UnpushedCommit[]> {
  const format = `--format=%H%x00%s%x00%(trailers:key=${releaseTrailer},valueonly,separator=%x00)`;
  const asked = await git.look(
    [
      '-c',
      'i18n.logOutputEncoding=UTF-8',
      'rev-list',
      '--no-commit-header',
      format,
      `--max-count=${most}`,
      'HEAD',
      ...(known === null ? [] : [`^${known}`]),
    ],
    signal,
  );
  return asked.stdout.split('\n').flatMap((line) => {
    const [commit = '', subject = '', release = ''] = line.split('\0');
    return commit === '' ? [] : [{ commit, subject, release: release.trim() || null }];
  });
}

async function behind(git: Repository, known: string | null, signal: AbortSignal): Promise<number> {
  if (known === null) return 0;
  const asked = await git.look(['rev-list', '--count', `HEAD..${known}`], signal);
  return Number(asked.stdout.trim()) || 0;
}

/** A path from the root of the work tree as one from the folder of the platform. */
export function fromFolder(prefix: string, path: string): string {
  const way = posix.relative(`/${prefix}`, `/${path}`);
  return path.endsWith('/') ? `${way}/` : way;
}
