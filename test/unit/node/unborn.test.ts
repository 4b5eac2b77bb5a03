import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUnborn } from '../../../src/node/unborn.ts';
import { folderWith } from './folder.ts';

const me = ['-c', 'user.name=X', '-c', 'user.email=x@home.arpa'];

/** A folder, and git in it, which knows nothing of who runs the tests. */
function place() {
  const folder = folderWith({});
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]) => void execFileSync('git', args, { cwd: folder, env, stdio: 'pipe' });
  return { folder, git };
}

type Git = ReturnType<typeof place>['git'];

test.each<readonly [what: string, isUnborn: boolean, made: (git: Git, folder: string) => void]>([
  ['git init', true, (git) => git('init', '--quiet', 'lab')],
  [
    'the clone of an empty remote',
    true,
    (git) => {
      git('init', '--quiet', '--bare', 'remote.git');
      git('clone', '--quiet', 'remote.git', 'lab');
    },
  ],
  [
    'a commit',
    false,
    (git) => {
      git('init', '--quiet', 'lab');
      git('-C', 'lab', ...me, 'commit', '--quiet', '--allow-empty', '--message=x');
    },
  ],
  [
    'the clone of a remote with a commit',
    false,
    (git) => {
      git('init', '--quiet', 'remote');
      git('-C', 'remote', ...me, 'commit', '--quiet', '--allow-empty', '--message=x');
      git('clone', '--quiet', '--no-checkout', 'remote', 'lab');
    },
  ],
  [
    'a commit on another branch',
    false,
    (git) => {
      git('init', '--quiet', 'lab');
      git('-C', 'lab', ...me, 'commit', '--quiet', '--allow-empty', '--message=x');
      git('-C', 'lab', 'symbolic-ref', 'HEAD', 'refs/heads/none');
      git('-C', 'lab', 'pack-refs', '--all');
    },
  ],
  [
    'something that is staged',
    false,
    (git, folder) => {
      git('init', '--quiet', 'lab');
      writeFileSync(join(folder, 'lab/x'), 'x');
      git('-C', 'lab', 'add', 'x');
    },
  ],
  [
    'a link to one',
    false,
    (git, folder) => {
      git('init', '--quiet', 'other');
      git('init', '--quiet', '--bare', 'lab');
      symlinkSync(join(folder, 'other/.git'), join(folder, 'lab/.git'));
    },
  ],
  ['nothing', false, () => undefined],
])('%s: %s', (_, isIt, made) => {
  const { folder, git } = place();
  made(git, folder);
  expect(isUnborn(join(folder, 'lab/.git'))).toBe(isIt);
});
