import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { belongingsOf } from '../../../../src/node/git/belongings.ts';
import { bring } from '../../../../src/node/git/bring.ts';
import { never, platform, posix, release, somebody } from './somebody.ts';

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
