import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appears, expectNothingLeft } from './left.ts';
import { never, platform, posix, raised, release, somebody } from './somebody.ts';
import type { Somebody } from './somebody.ts';

/** One line of the platform on top of what somebody has committed. */
function aside(user: Somebody, signal = never) {
  const { folder, parent, files, message } = release(user);
  return user.writes.commitAside({ folder, parent, files, message }, signal);
}

describe('a commit aside', () => {
  test('changes one file on top of its parent, by the user, and nothing of theirs moves', async () => {
    const user = somebody({ 'platform.yaml': platform, 'a.yaml': 'a\n' });
    // What would be in the way of a commit on the branch.
    user.write('platform.yaml', platform.replace('Phase: 0', 'Phase: 7'));
    user.git('add', 'platform.yaml');
    user.write('platform.yaml', 'mine\n');
    user.write('a.yaml', 'mine\n');
    const before = user.snapshot();
    const made = await aside(user);
    const commit = 'commit' in made ? made.commit : '';
    expect(user.git('show', `${commit}:platform.yaml`)).toBe(raised.trim());
    expect(user.git('diff', '--name-only', 'main', commit)).toBe('platform.yaml');
    expect(user.git('log', '-1', '--format=%P %an %B', commit)).toBe(
      `${user.git('rev-parse', 'main')} Somebody feat: release storage\n\nSlipway-Release: storage`,
    );
    expect(user.git('for-each-ref', '--contains', commit)).toBe('');
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });

  test('may stand on another commit than the branch, and on a detached HEAD in the middle of a merge', async () => {
    const user = somebody();
    const parent = user.git('rev-parse', 'main');
    user.git('commit', '--quiet', '--allow-empty', '--message=not pushed');
    user.git('checkout', '--quiet', '-b', 'other', parent);
    user.git('commit', '--quiet', '--allow-empty', '--message=theirs');
    user.git('merge', '--quiet', '--no-ff', '--no-commit', 'main');
    const made = await user.writes.commitAside({ ...release(user), parent }, never);
    const commit = 'commit' in made ? made.commit : '';
    expect(user.git('log', '--format=%s', commit)).toBe('feat: release storage\nfirst');
  });

  test.runIf(posix)('keeps what a file may do', async () => {
    const user = somebody();
    chmodSync(join(user.folder, 'platform.yaml'), 0o755);
    user.git('commit', '--quiet', '--all', '--message=it runs');
    const made = await aside(user);
    expect(user.git('ls-tree', 'commit' in made ? made.commit : '')).toMatch(/^100755 blob/);
  });
});

test.each<readonly [what: string, prepare: (user: Somebody) => unknown, code: string, message: RegExp]>([
  ["in nobody's name", ({ git }) => git('config', '--global', '--unset', 'user.email'), 'identity', /email/],
  ['where a folder is', replacedByFolder, 'other', /platform\.yaml is no file of its own/],
])('There is none %s', async (_, prepare, code, message) => {
  const user = somebody();
  prepare(user);
  const before = user.snapshot();
  expect(await aside(user)).toEqual({ failure: { code, message: expect.stringMatching(message) as string } });
  expect(user.snapshot()).toEqual(before);
  expectNothingLeft(user);
});

function replacedByFolder({ folder, git, write }: Somebody): void {
  git('rm', '--quiet', 'platform.yaml');
  mkdirSync(join(folder, 'platform.yaml'));
  write('platform.yaml/x', 'x');
  git('add', '--all');
  git('commit', '--quiet', '--message=a folder');
}

describe.runIf(posix)('the hooks of the user', () => {
  test('run in a tree of their own, and can refuse', async () => {
    const user = somebody();
    user.write('x.yaml', 'x');
    user.hook('pre-commit', 'pwd > "$HOME/where"', 'echo "not on a Friday"', 'exit 1');
    const before = user.snapshot();
    expect(await aside(user)).toEqual({ failure: { code: 'hook', message: 'not on a Friday' } });
    expect(readFileSync(join(user.home, 'where'), 'utf8')).toContain('slipway-commit-');
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });

  test('may change nothing', async () => {
    const user = somebody();
    user.hook('pre-commit', 'echo x > other.yaml && git add other.yaml');
    expect(await aside(user)).toMatchObject({
      failure: { code: 'hook', message: expect.stringMatching(/a hook has changed other\.yaml/) as string },
    });
  });

  test('end with a cancel', async () => {
    const user = somebody();
    user.hook('pre-commit', ': > "$HOME/reached"', 'sleep 600 & wait', ': > "$HOME/after"');
    const before = user.snapshot();
    const stop = new AbortController();
    const committing = aside(user, stop.signal);
    await appears(join(user.home, 'reached'));
    stop.abort(new Error('enough'));
    await expect(committing).rejects.toThrow('enough');
    expect(existsSync(join(user.home, 'after'))).toBe(false);
    expect(user.snapshot()).toEqual(before);
    expectNothingLeft(user);
  });
});
