import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { belongingsOf } from '../../../../src/node/git/belongings.ts';
import { never, platform, posix, release, somebody } from './somebody.ts';

test('What becomes of index and file, before anything is done', async () => {
  const user = somebody();
  user.write('platform.yaml', platform.replace('more: 1', 'more: 2'));
  const before = user.snapshot();
  const [one] = await belongingsOf(await user.open(), release(user), never);
  expect(one).toMatchObject({ path: 'platform.yaml', mode: '100644', staged: one?.text });
  expect(one?.file.after.toString()).toBe(platform.replace('Phase: 0', 'Phase: 1').replace('more: 1', 'more: 2'));
  expect(user.snapshot()).toEqual(before);
});

test.each<readonly [what: string, prepare: (user: ReturnType<typeof somebody>) => unknown, message: RegExp]>([
  ['is a link in Git', ({ git }) => link(git), /is no file of its own in Git/],
  ['is not merged', ({ git }) => unmerged(git), /is not merged/],
  [
    'is no UTF-8',
    ({ folder }) => writeFileSync(join(folder, 'platform.yaml'), Buffer.from([0xff, 0xfe, 0x61])),
    /no UTF-8/,
  ],
  [
    'is left out',
    ({ git }) => git('update-index', '--assume-unchanged', 'platform.yaml'),
    /left out of this work tree/,
  ],
])('A file that %s is no file to be committed', async (_, prepare, message) => {
  const user = somebody();
  prepare(user);
  await expect(belongingsOf(await user.open(), release(user), never)).rejects.toThrow(message);
});

function link(git: (...args: readonly string[]) => string): void {
  const oid = git('hash-object', '-w', 'platform.yaml');
  git('update-index', '--cacheinfo', `120000,${oid},platform.yaml`);
  git('commit', '--quiet', '--message=link');
}

function unmerged(git: (...args: readonly string[]) => string): void {
  git('checkout', '--quiet', '-b', 'other');
  git('rm', '--quiet', 'platform.yaml');
  git('commit', '--quiet', '--message=gone');
  git('checkout', '--quiet', 'main');
  git('-c', 'core.fileMode=true', 'update-index', '--chmod=+x', 'platform.yaml');
  git('commit', '--quiet', '--message=mode');
  try {
    git('merge', 'other');
  } catch {
    // It does not go together, which is what is wanted.
  }
}

test.runIf(posix)('A file that can be executed stays so', async () => {
  const user = somebody();
  user.git('update-index', '--chmod=+x', 'platform.yaml');
  user.git('commit', '--quiet', '--message=mode');
  user.git('checkout', '--quiet', '--force', 'HEAD', '--', 'platform.yaml');
  expect(await belongingsOf(await user.open(), release(user), never)).toMatchObject([{ mode: '100755' }]);
});
