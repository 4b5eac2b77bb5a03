import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf, noIdentity, unfinishedIn } from '../../../../src/node/git/facts.ts';
import type { RepositoryFacts } from '../../../../src/domain/bootstrap/repository.ts';
import { folderWith } from '../folder.ts';
import { never, platform, release, somebody, withRemote } from './somebody.ts';

async function facts(user: ReturnType<typeof somebody>, folder = user.folder): Promise<RepositoryFacts> {
  const found = await factsOf(await user.open(folder), never);
  if ('failure' in found) throw new Error(found.failure);
  return found;
}

test('A repository that nobody follows', async () => {
  const user = somebody();
  expect(await facts(user)).toEqual({
    prefix: '',
    branch: 'main',
    head: user.git('rev-parse', 'HEAD'),
    upstream: null,
    unpushed: [],
    behind: 0,
    unfinished: null,
    changed: [],
    noIdentity: null,
  });
});

test('What is changed, from the folder of the platform', async () => {
  const user = somebody({ 'p/platform.yaml': platform, 'beside.yaml': 'x' });
  mkdirSync(join(user.folder, 'p/new'));
  user.write('p/new/a ü.yaml', '');
  user.write('p/new/b.yaml', '');
  user.write('beside.yaml', 'y');
  user.git('add', 'beside.yaml');
  expect(await facts(user, join(user.folder, 'p'))).toMatchObject({
    prefix: 'p/',
    changed: ['../beside.yaml', 'new/a ü.yaml', 'new/b.yaml'],
  });
});

test('What is not pushed, with whom it comes from; and what is not here', async () => {
  const user = somebody();
  const origin = withRemote(user);
  const first = user.git('rev-parse', 'HEAD');
  const upstream = { remote: 'origin', url: origin, branch: 'main', commit: first };
  expect(await facts(user)).toMatchObject({ upstream, unpushed: [], behind: 0 });
  user.git('commit', '--quiet', '--allow-empty', '--message=fix: ü, "x"\n\nBody.');
  await user.writes.commit(release(user), never);
  const [own, other] = user.git('log', '--format=%H').split('\n');
  expect(await facts(user)).toMatchObject({
    upstream,
    unpushed: [
      { commit: own, subject: 'feat: release storage', release: 'storage' },
      { commit: other, subject: 'fix: ü, "x"', release: null },
    ],
  });
  user.git('push', '--quiet');
  user.git('reset', '--quiet', '--hard', 'HEAD~2');
  expect(await facts(user)).toMatchObject({ upstream: { commit: own }, unpushed: [], behind: 2 });
});

test('Where a branch is pushed to, and never what opens it', async () => {
  const user = somebody();
  user.git('remote', 'add', 'up', 'https://me:secret@git.home.arpa/me/platform.git');
  user.git('config', 'branch.main.remote', 'up');
  user.git('config', 'branch.main.merge', 'refs/heads/trunk');
  expect(await facts(user)).toMatchObject({
    upstream: { remote: 'up', url: 'https://git.home.arpa/me/platform.git', branch: 'trunk', commit: null },
    // Nobody knows what is there.
    unpushed: [{ subject: 'first' }],
  });
  user.git('config', 'remote.up.pushurl', 'git@git.home.arpa:me/platform.git');
  expect(await facts(user)).toMatchObject({ upstream: { url: 'git@git.home.arpa:me/platform.git' } });
  user.git('config', 'branch.main.remote', '.');
  user.git('config', 'branch.main.merge', 'refs/heads/main');
  expect(await facts(user)).toMatchObject({ upstream: null });
});

test('A head that is on no branch, and a branch without a commit', async () => {
  const user = somebody();
  withRemote(user);
  user.git('checkout', '--quiet', '--detach');
  expect(await facts(user)).toMatchObject({ branch: null, upstream: null });
  user.git('checkout', '--quiet', '--orphan', 'empty');
  expect(await facts(user)).toMatchObject({ branch: 'empty', head: '', unpushed: [], behind: 0 });
});

describe('what was begun', () => {
  test.each<readonly [RepositoryFacts['unfinished'], string]>([
    ['merge', 'MERGE_HEAD'],
    ['cherry-pick', 'CHERRY_PICK_HEAD'],
    ['revert', 'REVERT_HEAD'],
    ['bisect', 'BISECT_LOG'],
    ['rebase', 'rebase-merge'],
    ['rebase', 'rebase-apply'],
  ])('%s', (what, file) => {
    const gitDir = folderWith({});
    expect(unfinishedIn({ gitDir })).toBeNull();
    writeFileSync(join(gitDir, file), '');
    expect(unfinishedIn({ gitDir })).toBe(what);
  });

  test('by git itself', async () => {
    const user = somebody();
    user.git('checkout', '--quiet', '-b', 'other');
    user.write('platform.yaml', 'theirs');
    user.git('commit', '--quiet', '--all', '--message=theirs');
    user.git('checkout', '--quiet', 'main');
    user.write('platform.yaml', 'mine');
    user.git('commit', '--quiet', '--all', '--message=mine');
    for (const [what, ...args] of [
      ['merge', 'merge', 'other'],
      ['rebase', 'rebase', 'other'],
      ['cherry-pick', 'cherry-pick', 'other'],
      ['revert', 'revert', '--no-edit', 'HEAD~1'],
    ] as const) {
      expect(() => user.git(...args)).toThrow(`Command failed: git ${args.join(' ')}`);
      expect(await facts(user)).toMatchObject({ unfinished: what });
      user.git(args[0], '--abort');
      expect(await facts(user)).toMatchObject({ unfinished: null });
    }
  });
});

test('Who nobody is', async () => {
  const user = somebody();
  expect(await noIdentity(await user.open(), never)).toBeNull();
  user.git('config', '--global', '--unset', 'user.name');
  user.git('config', '--global', '--unset', 'user.email');
  expect(await noIdentity(await user.open(), never)).toMatch(/name|email/);
});
