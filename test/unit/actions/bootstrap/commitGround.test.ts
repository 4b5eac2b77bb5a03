import { describe, expect, test } from 'vitest';
import { commitFiles, commitGround } from '../../../../src/actions/bootstrap/commitGround.ts';
import type { RepositoryFacts } from '../../../../src/domain/bootstrap/repository.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';

const { signal } = new AbortController();

const cases: readonly (readonly [rule: string, changes: Partial<RepositoryFacts>, problem: string])[] = [
  ['no branch', { branch: null }, 'HEAD is detached; check out the branch that the commit is for.'],
  ['no commit', { head: '' }, 'The branch "main" has no commit yet; commit the repository first.'],
  [
    'a merge that has not ended',
    { unfinished: 'merge' },
    'A merge has begun and has not ended; end it, or abort it with git merge --abort.',
  ],
  ['bisecting', { unfinished: 'bisect' }, 'A bisect has begun and has not ended; end it with git bisect reset.'],
  ['a changed file', { changed: ['a', 'x'] }, 'a is changed and not committed; commit it or take it back first.'],
  ['two', { changed: ['b', 'a'] }, 'a, b are changed and not committed; commit them or take them back first.'],
];

describe('where nothing can be committed is told', () => {
  test.each(cases)('%s', async (_, changes, problem) => {
    const git = new MemoryGitWrites({});
    git.changes = changes;
    expect(await commitGround(git, '/lab', ['a', 'b'], signal)).toEqual({ problem });
  });

  test('no repository', async () => {
    const git = new MemoryGitWrites({});
    git.failFacts('it is no repository of Git.');
    expect(await commitGround(git, '/lab', [], signal)).toEqual({
      problem: "Git can't tell where /lab stands: it is no repository of Git. A commit is needed here.",
    });
  });
});

test('Other changes of the user are no obstacle', async () => {
  const git = new MemoryGitWrites({});
  git.changes = { changed: ['c'] };
  expect(await commitGround(git, '/lab', ['a', 'b'], signal)).toEqual({
    branch: 'main',
    head: git.head,
    noAuthor: null,
  });
});

test('That nobody can be named as the author is told to who commits, and is no obstacle to others', async () => {
  const git = new MemoryGitWrites({});
  git.changes = { noIdentity: 'user.email is not set.' };
  expect(await commitGround(git, '/lab', ['a'], signal)).toEqual({
    branch: 'main',
    head: git.head,
    noAuthor:
      'Git can name nobody as the author (user.email is not set); set user.name and user.email with git config.',
  });
});

test('A commit is told with its subject, and why there is none', async () => {
  const git = new MemoryGitWrites({});
  const lines: string[] = [];
  const commit = { folder: '/lab', branch: 'main', parent: git.head, files: [], message: 'feat: x\u202e\n\nbody' };
  git.failCommit({ code: 'locked', message: 'index.lock is there.' });
  const say = (line: string) => lines.push(line);
  expect(await commitFiles(git, commit, say, signal)).toEqual({
    problem: 'Nothing is committed: index.lock is there.',
  });
  const made = await commitFiles(git, commit, say, signal);
  expect(made).toEqual({ commit: git.head });
  expect(lines).toEqual([`Committed ${git.head.slice(0, 10)} on main: feat: x\\u{202e}`]);
});
