import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { clearWorktree, inWorktree } from '../../../../src/node/git/worktree.ts';
import { never, platform, posix, somebody } from './somebody.ts';

test('The tree has all files of the commit, for nobody else to see, and is gone afterwards', async () => {
  const user = somebody({ 'platform.yaml': platform, 'a/b.yaml': 'b' });
  user.write('platform.yaml', 'changed');
  const before = user.snapshot();
  let where = '';
  const made = await inWorktree(await user.open(), 'HEAD', never, (tree) => {
    where = tree;
    expect(existsSync(join(tree, 'a/b.yaml'))).toBe(true);
    return Promise.resolve(!posix || (statSync(tree).mode & 0o777) === 0o700);
  });
  expect(made).toEqual({ done: true });
  expect(existsSync(where)).toBe(false);
  expect(user.snapshot()).toEqual(before);
});

test('It is gone when the work fails, too, and when there is no such commit', async () => {
  const user = somebody();
  const before = user.snapshot();
  const git = await user.open();
  await expect(inWorktree(git, 'HEAD', never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await inWorktree(git, 'a'.repeat(40), never, () => Promise.resolve(1))).toMatchObject({
    ended: { status: 128 },
  });
  expect(user.snapshot()).toEqual(before);
});

test('Trees of others stay, even when their folder is not there at this moment', async () => {
  const user = somebody();
  const git = await user.open();
  user.git('worktree', 'add', '--quiet', '--detach', join(user.home, 'away'));
  const admin = join(user.folder, '.git/worktrees/away');
  mkdirSync(join(user.home, 'elsewhere'));
  writeFileSync(join(admin, 'gitdir'), `${join(user.home, 'unplugged/.git')}\n`);
  await inWorktree(git, 'HEAD', never, (tree) => Promise.resolve(basename(tree)));
  expect(existsSync(admin)).toBe(true);
  clearWorktree(git, join(user.home, 'none'));
  expect(existsSync(admin)).toBe(true);
});
