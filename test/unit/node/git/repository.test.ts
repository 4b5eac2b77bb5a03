import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../../../../src/node/git/repository.ts';
import { nodePrograms } from '../../../../src/node/programs.ts';
import { folderWith } from '../folder.ts';
import { never, platform, posix, somebody } from './somebody.ts';

test('A repository is known by where its parts are', async () => {
  const user = somebody({ 'a/platform.yaml': platform });
  const git = await user.open(join(user.folder, 'a'));
  expect(git).toMatchObject({
    top: user.folder,
    prefix: 'a/',
    gitDir: join(user.folder, '.git'),
    commonDir: join(user.folder, '.git'),
    index: join(user.folder, '.git/index'),
    hooks: join(user.folder, '.git/hooks'),
  });
});

test('Hooks are where the user has them, from the root', async () => {
  const user = somebody({ 'a/platform.yaml': platform });
  user.git('config', 'core.hooksPath', '.hooks');
  expect(await user.open(join(user.folder, 'a'))).toMatchObject({ hooks: join(user.folder, '.hooks') });
  user.git('config', 'core.hooksPath', '~/all');
  expect(await user.open()).toMatchObject({ hooks: join(user.home, 'all') });
});

test('A repository that leads elsewhere by its environment does not', async () => {
  const [user, other] = [somebody(), somebody()];
  const programs = nodePrograms({ ...user.environment, GIT_DIR: join(other.folder, '.git') }, () => []);
  expect(await openRepository(programs, user.folder, never)).toMatchObject({ top: user.folder });
});

test.runIf(posix)('Its git is none that lies in it', async () => {
  const user = somebody({ 'bin/git': '#!/bin/sh\nexit 0\n' });
  chmodSync(join(user.folder, 'bin/git'), 0o755);
  const programs = nodePrograms({ ...user.environment, PATH: join(user.folder, 'bin') }, () => []);
  expect(await openRepository(programs, user.folder, never)).toEqual({ failure: 'git is not on the PATH' });
});

test('Where there is none, git says so', async () => {
  const programs = nodePrograms(somebody().environment, () => []);
  expect(await openRepository(programs, folderWith({}), never)).toMatchObject({
    failure: expect.stringContaining('not a git repository') as string,
  });
  const odd = folderWith({});
  mkdirSync(join(odd, 'a\nb'));
  const user = somebody();
  user.git('worktree', 'add', '--quiet', '--detach', join(odd, 'a\nb'));
  expect(await openRepository(programs, join(odd, 'a\nb'), never)).toHaveProperty('failure');
});
