import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { belongingsOf } from '../../../../src/node/git/belongings.ts';
import { bring } from '../../../../src/node/git/bring.ts';
import { clearLeftovers } from '../../../../src/node/git/clearing.ts';
import type { Repository } from '../../../../src/node/git/repository.ts';
import { never, platform, posix, raised, release, somebody } from './somebody.ts';

/** A commit on top of another that no branch stands on. */
async function made(user: ReturnType<typeof somebody>) {
  const git = await user.open();
  const wanted = release(user);
  const belongings = await belongingsOf(git, wanted, never);
  return { git, wanted, belongings, commit: user.git('commit-tree', '-m', 'made', '-p', 'HEAD', 'HEAD^{tree}') };
}

test('Index, file and branch go together', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  expect(await bring(git, wanted, commit, belongings)).toBeNull();
  expect(user.git('rev-parse', 'main')).toBe(commit);
  expect(user.read('platform.yaml')).toBe(platform.replace('Phase: 0', 'Phase: 1'));
  expect(user.git('show', ':platform.yaml')).toBe(platform.replace('Phase: 0', 'Phase: 1').trim());
});

test('A branch that has moved takes all back', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  user.git('commit', '--quiet', '--allow-empty', '--message=faster');
  const before = user.snapshot();
  expect(await bring(git, wanted, commit, belongings)).toMatchObject({ code: 'moved' });
  expect(user.snapshot()).toEqual(before);
});

/** A git whose move of the branch is ended by its limit, before or after it has happened. */
function cutShort(git: Repository, hasHappened: boolean): Repository {
  const ended = { status: null, stdout: '', stderr: '', problem: 'it did not end within 60 s' };
  return {
    ...git,
    act: async (args, signal, run) => {
      if (!args.includes('update-ref')) return git.act(args, signal, run);
      if (hasHappened) await git.act(args, signal, run);
      return ended;
    },
  };
}

test('A move that was ended after it had happened is one', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  expect(await bring(cutShort(git, true), wanted, commit, belongings)).toBeNull();
  expect(user.git('rev-parse', 'main')).toBe(commit);
  expect(user.git('show', ':platform.yaml')).toBe(raised.trim());
  expect(user.snapshot()).toMatchObject({ left: [] });
});

test('A move that was ended before it happened takes all back', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  const before = user.snapshot();
  expect(await bring(cutShort(git, false), wanted, commit, belongings)).toMatchObject({ code: 'other' });
  expect(user.snapshot()).toEqual(before);
});

test('An index that can not be replaced once the branch has moved follows with the next commit', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  const kept = `${git.index}.kept`;
  // Nothing can be renamed over a folder that is not empty.
  const held: Repository = {
    ...git,
    act: async (args, signal, run) => {
      const ended = await git.act(args, signal, run);
      if (args.includes('update-ref')) {
        renameSync(git.index, kept);
        mkdirSync(join(git.index, 'x'), { recursive: true });
      }
      return ended;
    },
  };
  expect(await bring(held, wanted, commit, belongings)).toBeNull();
  expect(user.git('rev-parse', 'main')).toBe(commit);
  expect(existsSync(`${git.index}.lock`)).toBe(true);
  rmSync(git.index, { recursive: true });
  renameSync(kept, git.index);
  expect(user.git('show', ':platform.yaml')).toBe(platform.trim());
  await clearLeftovers(git, never);
  expect(user.git('show', ':platform.yaml')).toBe(raised.trim());
  expect(user.snapshot()).toMatchObject({ left: [] });
});

test('A lock on the index keeps everybody out', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  writeFileSync(`${git.index}.lock`, '');
  const before = user.snapshot();
  expect(await bring(git, wanted, commit, belongings)).toMatchObject({ code: 'locked' });
  expect(user.snapshot()).toEqual(before);
});

test('A lock that goes at once keeps nobody out', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  writeFileSync(`${git.index}.lock`, '');
  const bringing = bring(git, wanted, commit, belongings);
  rmSync(`${git.index}.lock`);
  expect(await bringing).toBeNull();
});

test('Several files are written, or none', async () => {
  const user = somebody({ 'platform.yaml': platform, 'b.yaml': 'b\n' });
  const { git, wanted, commit } = await made(user);
  const files = [...wanted.files, { path: 'b.yaml', text: 'c\n' }];
  const belongings = await belongingsOf(git, { ...wanted, files }, never);
  user.write('b.yaml', 'mine\n');
  const before = user.snapshot();
  await expect(bring(git, wanted, commit, belongings)).rejects.toThrow('b.yaml has changed meanwhile');
  expect(user.snapshot()).toEqual(before);
});

test('A folder that can not be made takes all back', async () => {
  const user = somebody();
  const { git, wanted, commit } = await made(user);
  const files = [{ path: 'x/new.yaml', text: 'new\n' }, ...wanted.files, { path: 'x/other.yaml', text: 'new\n' }];
  const belongings = await belongingsOf(git, { ...wanted, files }, never);
  const [first, second, third] = belongings;
  if (first === undefined || second === undefined || third === undefined) throw new Error('There are three.');
  user.write('x', 'a file');
  const before = user.snapshot();
  for (const order of [belongings, [second, first, third]])
    await expect(bring(git, wanted, commit, order)).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(user.snapshot()).toEqual(before);
});

test.runIf(posix)('The lock says whose it is', async () => {
  const user = somebody();
  const { git, wanted, belongings, commit } = await made(user);
  user.hook('reference-transaction', `cp "${git.index}.lock" "$HOME/lock"`);
  await bring(git, wanted, commit, belongings);
  expect(readFileSync(join(user.home, 'lock'), 'utf8')).toMatch(new RegExp(`^slipway slipway-index-\\S+ ${commit}\n$`));
  expect(existsSync(`${git.index}.lock`)).toBe(false);
});
