import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitWrites } from '../../../src/node/gitWrites.ts';
import { nodePrograms } from '../../../src/node/programs.ts';
import { folderWith } from './folder.ts';
import { expectRaised } from './git/left.ts';
import { never, platform, raised, release, somebody, withRemote } from './git/somebody.ts';

describe('a commit', () => {
  test('of one line: the branch, the index and the file are at it', async () => {
    const user = somebody();
    const done = await user.writes.commit(release(user), never);
    expect(done).toEqual({ commit: user.git('rev-parse', 'main') });
    expectRaised(user);
    expect(user.git('log', '-1', '--format=%an <%ae>')).toBe('Somebody <somebody@home.arpa>');
    expect(user.read('platform.yaml')).toBe(raised);
    expect(user.git('status', '--porcelain')).toBe('');
    // Nobody has to look at the file to know that it is clean.
    expect(user.git('diff-files', '--name-only')).toBe('');
    expect(user.git('reflog', '-1', '--format=%gs', 'main')).toBe('commit: feat: release storage');
  });

  test('leaves everything else as it was, whatever its state is', async () => {
    const user = somebody({
      'platform.yaml': platform,
      'a.yaml': 'a\n',
      'b.yaml': 'b\n',
      'c.yaml': 'c\n',
      'gone.yaml': 'x',
      '.gitignore': 'ignored\n',
    });
    user.write('a.yaml', 'changed\n');
    user.write('b.yaml', 'staged\n');
    user.git('add', 'b.yaml');
    user.write('b.yaml', 'staged and changed\n');
    user.git('rm', '--quiet', 'gone.yaml');
    user.git('mv', 'c.yaml', 'moved.yaml');
    user.write('ü "new"', 'new');
    user.write('ignored', 'ignored');
    user.write('intended', 'x');
    user.git('add', '--intent-to-add', 'intended');
    chmodSync(join(user.folder, 'platform.yaml'), 0o600);
    const before = user.snapshot('platform.yaml') as { readonly status: string; readonly branches: string };
    await user.writes.commit(release(user), never);
    const after = user.snapshot('platform.yaml') as typeof before;
    const without = (text: string): string => text.replaceAll(/[0-9a-f]{40}/g, 'oid');
    expect({ ...after, status: '', branches: '', trees: '' }).toEqual({
      ...before,
      status: '',
      branches: '',
      trees: '',
    });
    expect(without(after.status)).toBe(without(before.status));
    expect(statSync(join(user.folder, 'platform.yaml')).mode & 0o777).toBe(0o600);
  });

  test.each<readonly [what: string, own: (text: string) => string]>([
    ['behind it', (text) => text.replace('more: 1', 'more: 2')],
    ['before and behind it', (text) => text.replace('# Ours.', '# Mine.').replace('# The end.', '# My end.')],
    ['the same change', () => raised],
  ])('on top of what is changed in the same file: %s', async (_, own) => {
    for (const isStaged of [false, true]) {
      const user = somebody();
      user.write('platform.yaml', own(platform));
      if (isStaged) user.git('add', 'platform.yaml');
      expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
      expect(user.git('show', 'HEAD:platform.yaml')).toBe(raised.trim());
      expect(user.read('platform.yaml')).toBe(own(raised));
      expect(`${user.git('show', ':platform.yaml')}\n`).toBe(isStaged ? own(raised) : raised);
    }
  });

  test('on top of other changes in the index and in the file', async () => {
    const user = somebody();
    user.write('platform.yaml', platform.replace('more: 1', 'more: 2'));
    user.git('add', 'platform.yaml');
    user.write('platform.yaml', platform.replace('more: 1', 'more: 3'));
    await user.writes.commit(release(user), never);
    expect(user.read('platform.yaml')).toBe(raised.replace('more: 1', 'more: 3'));
    expect(`${user.git('show', ':platform.yaml')}\n`).toBe(raised.replace('more: 1', 'more: 2'));
  });

  test.each<readonly [what: string, prepare: (user: ReturnType<typeof somebody>) => void, message: RegExp]>([
    ['changed', ({ write }) => write('platform.yaml', platform.replace('0', '7')), /changed in platform\.yaml and not/],
    [
      'staged',
      ({ write, git }) => {
        write('platform.yaml', platform.replace('0', '7'));
        git('add', 'platform.yaml');
        write('platform.yaml', platform);
      },
      /what is staged of platform\.yaml/,
    ],
    ['taken away', ({ git }) => void git('rm', '--quiet', 'platform.yaml'), /what is staged of platform\.yaml/],
    [
      'left out',
      ({ git }) => void git('update-index', '--skip-worktree', 'platform.yaml'),
      /is left out of this work tree/,
    ],
  ])('is refused where the same line is %s, and nothing has moved', async (_, prepare, message) => {
    const user = somebody();
    prepare(user);
    const before = user.snapshot();
    expect(await user.writes.commit(release(user), never)).toEqual({
      failure: { code: 'other', message: expect.stringMatching(message) as string },
    });
    expect(user.snapshot()).toEqual(before);
  });

  test('of new files, in folders that are not there yet; one that lies there with the same text stays', async () => {
    const user = somebody();
    mkdirSync(join(user.folder, 'x'));
    user.write('x/there.yaml', 'there\n');
    const files = [
      { path: 'deep/er/new.yaml', text: '\ufeffnew: ü\r\n' },
      { path: 'x/there.yaml', text: 'there\n' },
    ];
    await user.writes.commit({ ...release(user), files }, never);
    expect(user.read('deep/er/new.yaml')).toBe('\ufeffnew: ü\r\n');
    expect(user.git('status', '--porcelain')).toBe('');
    expect(user.git('ls-tree', '-r', '--name-only', 'HEAD').split('\n')).toEqual([
      'deep/er/new.yaml',
      'platform.yaml',
      'x/there.yaml',
    ]);
    const head = user.git('rev-parse', 'HEAD');
    expect(await user.writes.textAt(user.folder, head, 'deep/er/new.yaml', never)).toEqual({
      text: '\ufeffnew: ü\r\n',
    });
    user.write('other.yaml', 'mine');
    const clash = { ...release(user), files: [{ path: 'other.yaml', text: 'ours' }] };
    expect(await user.writes.commit(clash, never)).toMatchObject({ failure: { code: 'other' } });
    expect(user.read('other.yaml')).toBe('mine');
  });
});

describe('what is not there', () => {
  test('no repository, no git, no commit, no file', async () => {
    const { environment } = somebody();
    const folder = folderWith({ 'bin/git': '#!/bin/sh\nexit 0\n' });
    chmodSync(join(folder, 'bin/git'), 0o755);
    const writes = gitWrites(nodePrograms(environment, () => []));
    expect(await writes.facts(folder, never)).toMatchObject({
      failure: expect.stringContaining('not a git repository') as string,
    });
    const without = gitWrites(nodePrograms({ PATH: join(folder, 'bin') }, () => []));
    expect(await without.facts(folder, never)).toEqual({ failure: 'git is not on the PATH' });
    const wanted = { folder, branch: 'main', parent: 'a'.repeat(40), files: [], message: 'x' };
    expect(await without.commit(wanted, never)).toEqual({
      failure: { code: 'other', message: 'git is not on the PATH' },
    });
    expect(await without.push({ folder, remote: 'x', commit: 'x', branch: 'x' }, never)).toMatchObject({
      failure: { code: 'other' },
    });
    expect(await without.remoteHead(folder, 'x', 'x', never)).toHaveProperty('failure');
    expect(await without.textAt(folder, 'HEAD', 'x', never)).toEqual({ failure: 'git is not on the PATH' });
    const user = somebody();
    expect(await user.writes.textAt(user.folder, 'HEAD', 'missing.yaml', never)).toEqual({ text: null });
    expect(await user.writes.textAt(user.folder, 'HEAD', 'platform.yaml/x', never)).toEqual({ text: null });
    expect(await user.writes.textAt(user.folder, 'b'.repeat(40), 'platform.yaml', never)).toHaveProperty('failure');
  });

  test('a commit that is in the history of another, and one that nobody knows here', async () => {
    const user = somebody();
    const first = user.git('rev-parse', 'HEAD');
    await user.writes.commit(release(user), never);
    const before = (commit: string, later: string) => user.writes.isBefore(user.folder, commit, later, never);
    expect(await before(first, 'HEAD')).toBe(true);
    expect(await before('HEAD', first)).toBe(false);
    expect(await before(first, first)).toBe(false);
    expect(await before('b'.repeat(40), 'HEAD')).toHaveProperty('failure');
  });

  test('a commit where there is none yet, no repository, no git; what Git can not say is none of these', async () => {
    const { environment, folder, git, writes } = somebody();
    expect(await writes.headOf(folder, never)).toEqual({ head: git('rev-parse', 'HEAD') });
    git('checkout', '--quiet', '--orphan', 'empty');
    expect(await writes.headOf(folder, never)).toEqual({ head: null });
    expect(await writes.headOf(folderWith({}), never)).toEqual({ head: null });
    const without = gitWrites(nodePrograms({ PATH: '' }, () => []));
    expect(await without.headOf(folder, never)).toEqual({ head: null });
    const programs = nodePrograms(environment, () => []);
    const late = { status: null, stdout: '', stderr: '', problem: 'it did not end within 60 s' };
    const slow = gitWrites({ find: (name) => programs.find(name), run: async () => late });
    expect(await slow.headOf(folder, never)).toEqual({ failure: 'it did not end within 60 s' });
  });

  test('a text that the repository has lost is not one that the commit never had', async () => {
    const user = somebody();
    const oid = user.git('rev-parse', 'HEAD:platform.yaml');
    rmSync(join(user.folder, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    expect(await user.writes.textAt(user.folder, 'HEAD', 'platform.yaml', never)).toHaveProperty('failure');
    expect(await user.writes.textAt(user.folder, 'HEAD', 'other.yaml', never)).toEqual({ text: null });
  });

  test('a work tree: a bare repository is none', async () => {
    const user = somebody();
    const origin = withRemote(user);
    expect(await user.writes.facts(origin, never)).toMatchObject({
      failure: expect.stringContaining('work tree') as string,
    });
  });

  test('Whoever has given up gets no answer', async () => {
    const user = somebody();
    const gone = AbortSignal.abort(new Error('enough'));
    await expect(user.writes.facts(user.folder, gone)).rejects.toThrow('enough');
    await expect(user.writes.commit(release(user), gone)).rejects.toThrow('enough');
    writeFileSync(join(user.folder, 'x'), '');
    expect(user.commits()).toEqual(['first']);
  });
});
