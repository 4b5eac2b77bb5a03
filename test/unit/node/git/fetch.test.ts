import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { branchedOff, fetchFrom } from '../../../../src/node/git/fetch.ts';
import { folderWith } from '../folder.ts';
import { never, platform, posix, raised, somebody, userOf, withRemote } from './somebody.ts';

/** Somebody with a remote to which another has pushed what is not here. */
function behind() {
  const user = somebody();
  const origin = withRemote(user);
  const other = folderWith({});
  const theirs = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: other, env: user.environment, encoding: 'utf8' }).trim();
  theirs('clone', '--quiet', origin, '.');
  writeFileSync(join(other, 'platform.yaml'), raised);
  theirs('commit', '--quiet', '--all', '--message=theirs');
  theirs('tag', 'v1');
  theirs('push', '--quiet', '--tags', 'origin', 'main', 'main:slipway/release-storage');
  return { user, origin, theirs, commit: theirs('rev-parse', 'main') };
}

describe('what a branch of a remote has', () => {
  test('is looked at here, and no name has moved', async () => {
    const { user, commit } = behind();
    const before = user.snapshot();
    const git = await user.open();
    expect(await user.writes.textAt(user.folder, commit, 'platform.yaml', never)).toHaveProperty('failure');
    expect(await fetchFrom(git, 'origin', 'main', never)).toEqual({ commit });
    expect(await user.writes.textAt(user.folder, commit, 'platform.yaml', never)).toEqual({ text: raised });
    expect(user.snapshot()).toEqual(before);
    expect(existsSync(join(user.folder, '.git/FETCH_HEAD'))).toBe(false);
    expect(user.git('tag')).toBe('');
    expect(await fetchFrom(git, 'origin', 'main', never)).toEqual({ commit });
  });

  test('has its texts also in a clone that leaves them out', async () => {
    const { user, origin, theirs, commit } = behind();
    execFileSync('git', ['config', 'uploadpack.allowFilter', 'true'], { cwd: origin });
    const partial = userOf(user.home, folderWith({}));
    partial.git('clone', '--quiet', '--filter=blob:none', `file://${origin}`, '.');
    theirs('commit', '--quiet', '--allow-empty', '--message=later');
    writeFileSync(join(theirs('rev-parse', '--show-toplevel'), 'platform.yaml'), `${raised}# later\n`);
    theirs('commit', '--quiet', '--all', '--message=last');
    theirs('push', '--quiet', 'origin', 'main');
    const head = await fetchFrom(await partial.open(), 'origin', 'main', never);
    const last = theirs('rev-parse', 'main');
    expect(head).toEqual({ commit: last });
    expect(last).not.toBe(commit);
    expect(await partial.writes.textAt(partial.folder, last, 'platform.yaml', never)).toEqual({
      text: `${raised}# later\n`,
    });
  });

  test('is null where there is no such branch', async () => {
    const { user } = behind();
    expect(await fetchFrom(await user.open(), 'origin', 'none', never)).toEqual({ commit: null });
  });

  test('is not known where nobody answers, or what answers has lost it', async () => {
    const { user, origin, commit } = behind();
    const git = await user.open();
    // Its name is there, and what it leads to is not.
    writeFileSync(join(origin, 'refs/heads/broken'), `${'a'.repeat(40)}\n`);
    expect(await fetchFrom(git, 'origin', 'broken', never)).not.toEqual({ commit });
    user.git('remote', 'set-url', 'origin', join(user.home, 'nowhere'));
    expect(await fetchFrom(git, 'origin', 'main', never)).toHaveProperty('failure');
  });

  test.runIf(posix)('is got without hooks, and with no program that an address names', async () => {
    const { user } = behind();
    for (const name of ['reference-transaction', 'post-checkout']) user.hook(name, ': > "$HOME/sprung"');
    const git = await user.open();
    expect(await fetchFrom(git, 'origin', 'main', never)).toHaveProperty('commit');
    const address = `ext::sh -c ":>${user.home}/sprung"`;
    expect(await fetchFrom(git, address, 'main', never)).toHaveProperty('failure');
    expect(existsSync(join(user.home, 'sprung'))).toBe(false);
  });
});

describe('what a commit changes on top of another', () => {
  test('is what it has beyond the one at which it leaves it, however far that has gone on', async () => {
    const { user, theirs, origin } = behind();
    writeFileSync(join(user.folder, 'x.yaml'), 'x');
    user.git('add', '--all');
    user.git('commit', '--quiet', '--message=mine');
    const [base, mine] = [user.git('rev-parse', 'HEAD^'), user.git('rev-parse', 'HEAD')];
    const git = await user.open();
    const head = await fetchFrom(git, 'origin', 'main', never);
    const main = 'commit' in head ? (head.commit ?? '') : '';
    expect(await branchedOff(git, mine, main, never)).toEqual({ base, paths: ['x.yaml'] });
    expect(await branchedOff(git, base, main, never)).toEqual({ base, paths: [] });
    // It has taken in what came to the other meanwhile.
    theirs('fetch', '--quiet', user.folder, 'main');
    theirs('merge', '--quiet', '--no-edit', 'FETCH_HEAD');
    theirs('push', '--quiet', 'origin', 'HEAD:merged');
    const merged = await fetchFrom(git, origin, 'merged', never);
    const both = 'commit' in merged ? (merged.commit ?? '') : '';
    expect(await branchedOff(git, both, main, never)).toEqual({ base: main, paths: ['x.yaml'] });
  });

  test('is told by paths of the platform, which may lie below the root', async () => {
    const user = somebody({ 'lab/platform.yaml': platform, 'README.md': 'x' });
    user.write('lab/platform.yaml', raised);
    user.write('README.md', 'y');
    user.git('commit', '--quiet', '--all', '--message=both');
    const git = await user.open(join(user.folder, 'lab'));
    expect(await branchedOff(git, 'HEAD', 'HEAD^', never)).toMatchObject({ paths: ['../README.md', 'platform.yaml'] });
  });

  test('is not known of histories that have nothing in common, or are not here', async () => {
    const user = somebody();
    const git = await user.open();
    user.git('checkout', '--quiet', '--orphan', 'alone');
    user.git('commit', '--quiet', '--message=alone');
    expect(await branchedOff(git, 'alone', 'main', never)).toEqual({ base: null, paths: [] });
    expect(await branchedOff(git, 'a'.repeat(40), 'main', never)).toHaveProperty('failure');
  });
});
