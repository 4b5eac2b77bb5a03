import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appears, expectNothingLeft } from './left.ts';
import { never, platform, posix, release, somebody } from './somebody.ts';

describe.runIf(posix)('the hooks of the user', () => {
  test('run, in a tree of their own with all files of the commit, and nothing that is not committed', async () => {
    const user = somebody({ 'platform.yaml': platform, 'a.yaml': 'a\n' });
    user.write('a.yaml', 'changed\n');
    user.write('new.yaml', 'new\n');
    user.hook('pre-commit', 'pwd > "$HOME/where"', 'cat a.yaml platform.yaml > "$HOME/seen"', 'ls > "$HOME/files"');
    user.hook('commit-msg', 'cp "$1" "$HOME/message"');
    user.hook('post-checkout', ': > "$HOME/checked-out"');
    const before = user.snapshot('platform.yaml');
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    const left = (name: string): string => readFileSync(join(user.home, name), 'utf8');
    expect(left('where')).toContain('slipway-commit-');
    expect(left('seen')).toBe(`a\n${platform.replace('Phase: 0', 'Phase: 1')}`);
    expect(left('files')).toBe('a.yaml\nplatform.yaml\n');
    expect(left('message')).toBe('feat: release storage\n\nSlipway-Release: storage\n');
    expect(existsSync(join(user.home, 'checked-out'))).toBe(false);
    expect(before).toMatchObject({ left: [] });
    expect(user.read('a.yaml')).toBe('changed\n');
    expectNothingLeft(user);
  });

  test('run, and nothing that goes on in the background', async () => {
    const user = somebody();
    for (const [name, value] of Object.entries({
      'core.fsmonitor': 'true',
      'gc.auto': '1',
      'maintenance.auto': 'true',
    }))
      user.git('config', name, value);
    const names = ['core.fsmonitor', 'gc.auto', 'maintenance.auto'];
    user.hook('pre-commit', ...names.map((name) => `git config ${name} >> "$HOME/settings"`));
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    expect(readFileSync(join(user.home, 'settings'), 'utf8')).toBe('false\n0\nfalse\n');
  });

  test('are those of core.hooksPath, wherever it leads to', async () => {
    for (const path of ['hooks', '.husky/_']) {
      const user = somebody();
      // Not in Git, as some tools make them.
      mkdirSync(join(user.folder, path), { recursive: true });
      writeFileSync(join(user.folder, path, 'pre-commit'), '#!/bin/sh\necho "not on a Friday" >&2\nexit 1\n');
      chmodSync(join(user.folder, path, 'pre-commit'), 0o755);
      user.git('config', 'core.hooksPath', path);
      expect(await user.writes.commit(release(user), never)).toEqual({
        failure: { code: 'hook', message: 'not on a Friday' },
      });
      expect(user.commits()).toEqual(['first']);
    }
  });

  test.each(['pre-commit', 'prepare-commit-msg', 'commit-msg'])(
    'can refuse (%s), and nothing has changed',
    async (name) => {
      const user = somebody();
      user.write('x.yaml', 'x');
      user.hook(name, 'echo "first line"', 'echo "not on a Friday"', 'exit 1');
      const before = user.snapshot();
      expect(await user.writes.commit(release(user), never)).toEqual({
        failure: { code: 'hook', message: 'first line; not on a Friday' },
      });
      expect(user.snapshot()).toEqual(before);
      expectNothingLeft(user);
    },
  );

  test.each([
    ['change the file', 'echo "# more" >> platform.yaml && git add platform.yaml', /a hook has changed platform\.yaml/],
    ['make it a program', 'git update-index --chmod=+x platform.yaml', /a hook has changed platform\.yaml/],
    ['add another', 'echo x > other.yaml && git add other.yaml', /a hook has changed other\.yaml/],
    ['leave one out', 'git checkout --quiet HEAD -- a.yaml', /a hook has changed a\.yaml/],
    ['take all back', 'git reset --quiet --hard HEAD', /a hook has changed a\.yaml/],
  ])('may not %s: the commit would be another', async (_, line, message) => {
    const user = somebody({ 'platform.yaml': platform, 'a.yaml': 'a\n' });
    user.hook('pre-commit', line);
    const before = user.snapshot();
    const wanted = release(user);
    const files = [...wanted.files, { path: 'a.yaml', text: 'b\n' }];
    expect(await user.writes.commit({ ...wanted, files }, never)).toEqual({
      failure: { code: 'hook', message: expect.stringMatching(message) as string },
    });
    expect(user.snapshot()).toEqual(before);
  });

  test('may not commit something itself: what was agreed to is one commit', async () => {
    const user = somebody();
    const own = 'git commit --quiet --no-verify --allow-empty --message own';
    user.hook('post-commit', `test -e "$HOME/once" || { : > "$HOME/once"; ${own}; }`);
    const before = user.git('rev-parse', 'main');
    expect(await user.writes.commit(release(user), never)).toEqual({
      failure: { code: 'hook', message: 'a hook has changed the commit, which is not what was agreed to' },
    });
    expect(user.git('rev-parse', 'main')).toBe(before);
  });

  test('may change the file without adding it, which no commit has', async () => {
    const user = somebody();
    user.hook('pre-commit', 'echo "# more" >> platform.yaml');
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    expect(user.read('platform.yaml')).toBe(platform.replace('Phase: 0', 'Phase: 1'));
    expectNothingLeft(user);
  });

  test('A branch that moves meanwhile stays where it is, and so does all else', async () => {
    const user = somebody();
    user.hook(
      'pre-commit',
      `cd "${user.folder}" && unset $(git rev-parse --local-env-vars)`,
      'git commit --quiet --no-verify --allow-empty -m faster',
    );
    user.write('platform.yaml', platform.replace('more: 1', 'more: 2'));
    expect(await user.writes.commit(release(user), never)).toEqual({
      failure: { code: 'moved', message: 'the branch "main" stands on another commit than before' },
    });
    expect(user.commits()).toEqual(['faster', 'first']);
    expect(user.read('platform.yaml')).toBe(platform.replace('more: 1', 'more: 2'));
    expect(user.git('show', ':platform.yaml')).toBe(platform.trim());
    expect(user.snapshot()).toMatchObject({ left: [] });
    expectNothingLeft(user);
  });

  test('A file that its user writes meanwhile stays as they wrote it', async () => {
    const user = somebody();
    user.hook('pre-commit', `echo mine > "${join(user.folder, 'platform.yaml')}"`);
    expect(await user.writes.commit(release(user), never)).toEqual({
      failure: { code: 'other', message: `platform.yaml has changed meanwhile` },
    });
    expect(user.read('platform.yaml')).toBe('mine\n');
    expect(user.commits()).toEqual(['first']);
    expect(user.snapshot()).toMatchObject({ left: [] });
  });

  test('A commit that hangs can be cancelled: all that runs ends, and nothing has changed', async () => {
    const user = somebody();
    user.hook('pre-commit', 'echo $$ > "$HOME/pid"', ': > "$HOME/reached"', 'sleep 600 & wait');
    const before = user.snapshot();
    const stop = new AbortController();
    const committing = user.writes.commit(release(user), stop.signal);
    await appears(join(user.home, 'reached'));
    stop.abort(new Error('enough'));
    await expect(committing).rejects.toThrow('enough');
    const pid = Number(readFileSync(join(user.home, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });
});

describe('nothing is committed', () => {
  test.each<
    readonly [what: string, prepare: (user: ReturnType<typeof somebody>) => unknown, code: string, message: RegExp]
  >([
    ['on a detached HEAD', ({ git }) => git('checkout', '--quiet', '--detach'), 'moved', /another commit/],
    ['on another branch', ({ git }) => git('checkout', '--quiet', '-b', 'other'), 'moved', /another commit/],
    ['on another commit', ({ git }) => git('commit', '--quiet', '--allow-empty', '-m', 'x'), 'moved', /another commit/],
    ['while another git has the index', ({ write }) => write('.git/index.lock', ''), 'locked', /index\.lock/],
    [
      'in a merge',
      ({ git }) => {
        git('checkout', '--quiet', '-b', 'other');
        git('commit', '--quiet', '--allow-empty', '-m', 'theirs');
        git('checkout', '--quiet', 'main');
        git('merge', '--quiet', '--no-ff', '--no-commit', 'other');
      },
      'other',
      /a merge is not finished/,
    ],
    ["in nobody's name", ({ git }) => git('config', '--global', '--unset', 'user.email'), 'identity', /email/],
    ['while the branch is locked', ({ write }) => write('.git/refs/heads/main.lock', ''), 'locked', /main\.lock/],
  ])('%s', async (_, prepare, code, message) => {
    const user = somebody();
    const wanted = release(user);
    prepare(user);
    const before = user.snapshot();
    expect(await user.writes.commit(wanted, never)).toEqual({
      failure: { code, message: expect.stringMatching(message) as string },
    });
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });

  test('where nothing would change', async () => {
    const user = somebody();
    const before = user.snapshot();
    expect(await user.writes.commit(release(user, platform), never)).toMatchObject({ failure: { code: 'other' } });
    expect(user.snapshot()).toEqual(before);
  });
});
