import { join } from 'node:path';
import { existsSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../folder.ts';
import { expectRaised } from './left.ts';
import { never, platform, posix, raised, release, somebody, userOf } from './somebody.ts';

describe('a commit', () => {
  test('in a folder below the root: the paths are those of the platform', async () => {
    const user = somebody({ 'a/b/platform.yaml': platform, 'platform.yaml': 'another' });
    const folder = join(user.folder, 'a/b');
    const done = await user.writes.commit({ ...release(user), folder }, never);
    expect(done).toHaveProperty('commit');
    expectRaised(user, 'a/b/platform.yaml');
    expect(user.read('platform.yaml')).toBe('another');
    expect(await user.writes.textAt(folder, 'HEAD', 'platform.yaml', never)).toEqual({ text: raised });
    for (const path of ['../platform.yaml', '/platform.yaml', 'x/'])
      expect(await user.writes.commit({ ...release(user), folder, files: [{ path, text: 'x' }] }, never)).toMatchObject(
        {
          failure: { message: `${path} is no file of the platform` },
        },
      );
  });

  test('with line ends as git converts them: CRLF in the file, LF in Git', async () => {
    for (const safe of ['true', 'false']) {
      const user = somebody();
      for (const [name, value] of Object.entries({ autocrlf: 'true', safecrlf: safe }))
        user.git('config', '--global', `core.${name}`, value);
      user.git('rm', '--quiet', 'platform.yaml');
      user.git('checkout', '--quiet', 'HEAD', '--', 'platform.yaml');
      expect(user.read('platform.yaml')).toBe(platform.replaceAll('\n', '\r\n'));
      expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
      expect(user.read('platform.yaml')).toBe(raised.replaceAll('\n', '\r\n'));
      expect(user.git('cat-file', 'blob', 'HEAD:platform.yaml')).toBe(raised.trim());
      expect(user.git('status', '--porcelain')).toBe('');
    }
  });

  test('of a file with CRLF in Git itself', async () => {
    const text = platform.replaceAll('\n', '\r\n');
    const user = somebody({ 'platform.yaml': text });
    await user.writes.commit(release(user, text.replace('Phase: 0', 'Phase: 1')), never);
    expect(user.read('platform.yaml')).toBe(text.replace('Phase: 0', 'Phase: 1'));
    expect(user.git('status', '--porcelain')).toBe('');
  });

  test('in a work tree of another, and in a submodule', async () => {
    const user = somebody();
    user.git('worktree', 'add', '--quiet', '-b', 'other', join(user.home, 'tree'));
    const linked = userOf(user.home, join(user.home, 'tree'));
    expect(await linked.writes.commit({ ...release(linked), branch: 'other' }, never)).toHaveProperty('commit');
    expect(linked.git('status', '--porcelain')).toBe('');
    expect(user.commits()).toEqual(['first']);
    expect(user.git('worktree', 'list').split('\n')).toHaveLength(2);
    const outer = somebody({ 'x.yaml': '' });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', user.folder, 'sub');
    outer.git('commit', '--quiet', '--message=sub');
    const inner = userOf(user.home, join(outer.folder, 'sub'));
    inner.git('checkout', '--quiet', 'main');
    expect(await inner.writes.commit(release(inner), never)).toHaveProperty('commit');
    expect(inner.git('status', '--porcelain')).toBe('');
    // Around a submodule that is not filled a commit is made as well.
    outer.write('platform.yaml', platform);
    outer.git('add', 'platform.yaml');
    outer.git('commit', '--quiet', '--message=platform');
    expect(await outer.writes.commit(release(outer), never)).toHaveProperty('commit');
    expect(outer.git('status', '--porcelain', '--ignore-submodules')).toBe('');
  });

  test.each([
    ['sparse-checkout', 'set', '--cone', '--sparse-index'],
    ['sparse-checkout', 'set', '--cone', '--no-sparse-index'],
  ])('where a part of the files is left out (%s %s %s %s)', async (...sparse) => {
    const user = somebody({ 'platform.yaml': platform, 'large/x.bin': 'x', 'large/deep/y.bin': 'y' });
    user.git(...sparse);
    const before = user.git('rev-parse', 'HEAD:large');
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    expectRaised(user);
    expect(user.git('rev-parse', 'HEAD:large')).toBe(before);
    expect(existsSync(join(user.folder, 'large'))).toBe(false);
    expect(user.git('status', '--porcelain')).toBe('');
  });

  test('where the index is in two parts', async () => {
    const user = somebody({ 'platform.yaml': platform, 'a.yaml': 'a' });
    user.git('update-index', '--split-index');
    user.write('a.yaml', 'b');
    user.git('add', 'a.yaml');
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    expectRaised(user);
    expect(user.git('status', '--porcelain')).toBe('M  a.yaml');
  });

  test.runIf(posix)('never writes through a link', async () => {
    const outside = folderWith({ 'platform.yaml': platform });
    const user = somebody({ 'a/platform.yaml': platform });
    const folder = join(user.folder, 'a');
    const wanted = { ...release(user), folder: user.folder, files: [{ path: 'a/x.yaml', text: 'x' }] };
    user.git('rm', '--quiet', '-r', '--cached', 'a');
    user.git('reset', '--quiet');
    symlinkSync(outside, join(user.folder, 'b'));
    const through = { ...wanted, files: [{ path: 'b/platform.yaml', text: platform }] };
    expect(await user.writes.commit(through, never)).toMatchObject({
      failure: { message: 'b/platform.yaml lies behind a link' },
    });
    symlinkSync(join(outside, 'platform.yaml'), join(folder, 'x.yaml'));
    expect(await user.writes.commit(wanted, never)).toMatchObject({
      failure: { message: expect.stringContaining('link') as string },
    });
    expect(user.commits()).toEqual(['first']);
  });
});
