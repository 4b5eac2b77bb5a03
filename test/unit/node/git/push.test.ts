import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pushFrom, remoteHeadOf } from '../../../../src/node/git/push.ts';
import { folderWith } from '../folder.ts';
import { never, posix, release, somebody, withRemote } from './somebody.ts';

/** Somebody with a remote, and a commit that it does not have. */
async function unpushed() {
  const user = somebody();
  const origin = withRemote(user);
  const made = await user.writes.commit(release(user), never);
  if ('failure' in made) throw new Error(made.failure.message);
  const at = (): string => execFileSync('git', ['rev-parse', 'main'], { cwd: origin, encoding: 'utf8' }).trim();
  const push = (signal = never) =>
    user.writes.push({ folder: user.folder, remote: 'origin', commit: made.commit, branch: 'main' }, signal);
  /** A hook of the remote. */
  const receiving = (name: string, ...lines: readonly string[]): void =>
    writeFileSync(join(origin, 'hooks', name), `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
  return { user, origin, commit: made.commit, at, push, receiving };
}

describe('a push', () => {
  test('sends one commit, and what comes before it; again it changes nothing', async () => {
    const { user, push, at, commit } = await unpushed();
    user.git('commit', '--quiet', '--allow-empty', '--message=later');
    user.git('tag', '--annotate', '--message=x', 'v1');
    user.git('config', 'push.followTags', 'true');
    expect(await push()).toBe('pushed');
    expect(at()).toBe(commit);
    expect(user.git('ls-remote', '--tags', 'origin')).toBe('');
    expect(user.git('rev-parse', 'origin/main')).toBe(commit);
    expect(await push()).toBe('pushed');
  });

  test('makes a branch that is not there', async () => {
    const { user, commit, origin } = await unpushed();
    const git = await user.open();
    expect(await pushFrom(git, { remote: 'origin', commit, branch: 'other' }, never)).toBe('pushed');
    expect(await remoteHeadOf(git, origin, 'other', never)).toEqual({ commit });
  });

  test('never writes over what others have pushed', async () => {
    const { push, at, origin, user } = await unpushed();
    const other = folderWith({});
    const theirs = { cwd: other, env: user.environment as NodeJS.ProcessEnv, stdio: 'pipe' } as const;
    execFileSync('git', ['clone', '--quiet', origin, '.'], theirs);
    execFileSync('git', ['commit', '--quiet', '--allow-empty', '--message=theirs'], theirs);
    execFileSync('git', ['push', '--quiet'], theirs);
    const before = at();
    expect(await push()).toMatchObject({ failure: { code: 'rejected' } });
    expect(at()).toBe(before);
  });
});

describe.runIf(posix)('a push that fails', () => {
  test('is refused by the remote, which says why', async () => {
    const { push, at, commit, receiving } = await unpushed();
    receiving('pre-receive', 'echo "main is protected"', 'exit 1');
    expect(await push()).toEqual({ failure: { code: 'rejected', message: 'main is protected' } });
    expect(at()).not.toBe(commit);
  });

  test('breaks off before anything is there', async () => {
    const { push, at, commit, receiving } = await unpushed();
    receiving('pre-receive', 'kill -9 $PPID', 'exit 0');
    expect(await push()).toMatchObject({ failure: { code: 'cut' } });
    expect(at()).not.toBe(commit);
  });

  test('breaks off when all is there: then it is pushed', async () => {
    const { push, at, commit, receiving } = await unpushed();
    receiving('post-update', 'kill -9 $PPID');
    expect(await push()).toBe('pushed');
    expect(at()).toBe(commit);
  });

  test('is refused by the hook of the user, which runs in a tree of its own', async () => {
    const { user, origin, push, at, commit } = await unpushed();
    user.write('platform.yaml', 'mine');
    user.hook('pre-push', 'pwd > "$HOME/where"', 'cat > "$HOME/refs"', 'echo "not on a Friday" >&2', 'exit 1');
    const before = user.snapshot();
    expect(await push()).toEqual({ failure: { code: 'hook', message: 'not on a Friday' } });
    expect(user.snapshot()).toEqual(before);
    expect(readFileSync(join(user.home, 'where'), 'utf8')).toContain('slipway-commit-');
    expect(readFileSync(join(user.home, 'refs'), 'utf8')).toContain(commit);
    expect(at()).not.toBe(commit);
    // From a tree elsewhere the way to a path would be another one.
    user.git('remote', 'set-url', 'origin', relative(user.folder, origin));
    user.hook('pre-push', 'exit 0');
    expect(await push()).toBe('pushed');
    expect(at()).toBe(commit);
    expect(user.git('rev-parse', 'origin/main')).toBe(commit);
  });

  test('has nobody to reach', async () => {
    const { user, push } = await unpushed();
    user.git('remote', 'set-url', 'origin', join(user.home, 'nowhere'));
    expect(await push()).toMatchObject({ failure: { code: 'unreachable' } });
    user.git('remote', 'set-url', 'origin', 'http://127.0.0.1:1/x.git');
    expect(await push()).toMatchObject({ failure: { code: 'unreachable' } });
  });

  test('is not let in', async () => {
    const { user, push } = await unpushed();
    const ssh = join(user.home, 'ssh');
    writeFileSync(ssh, '#!/bin/sh\necho "git@host: Permission denied (publickey)." >&2\nexit 255\n');
    chmodSync(ssh, 0o755);
    user.git('config', 'core.sshCommand', ssh);
    user.git('remote', 'set-url', 'origin', 'git@host.invalid:x.git');
    expect(await push()).toMatchObject({ failure: { code: 'credentials' } });
  });

  test('hangs, and can be cancelled', async () => {
    const { user, push, receiving, at, commit } = await unpushed();
    receiving('pre-receive', `echo $$ > "${user.home}/pid"`, `: > "${user.home}/reached"`, 'sleep 600');
    const stop = new AbortController();
    const pushing = push(stop.signal);
    await expect.poll(() => existsSync(join(user.home, 'reached')), { interval: 5, timeout: 20_000 }).toBe(true);
    stop.abort(new Error('enough'));
    await expect(pushing).rejects.toThrow('enough');
    expect(() => process.kill(Number(readFileSync(join(user.home, 'pid'), 'utf8')), 0)).toThrow('ESRCH');
    expect(at()).not.toBe(commit);
  });
});

describe('where a remote stands', () => {
  test('is asked by its name and by its address, now', async () => {
    const { user, origin, at, push, commit } = await unpushed();
    const git = await user.open();
    expect(await remoteHeadOf(git, 'origin', 'main', never)).toEqual({ commit: at() });
    await push();
    expect(await remoteHeadOf(git, `file://${origin}`, 'main', never)).toEqual({ commit });
    // A branch whose name ends alike is another.
    expect(await remoteHeadOf(git, 'origin', 'ain', never)).toEqual({ commit: null });
  });

  test('is not known where nobody answers', async () => {
    const user = somebody();
    const git = await user.open();
    expect(await remoteHeadOf(git, join(user.home, 'nowhere'), 'main', never)).toHaveProperty('failure');
    expect(await remoteHeadOf(git, '--upload-pack=touch x', 'main', never)).toHaveProperty('failure');
  });

  test.runIf(posix)('No address starts a program', async () => {
    const user = somebody();
    const address = `ext::sh -c ":>${user.home}/sprung"`;
    expect(await remoteHeadOf(await user.open(), address, 'main', never)).toEqual({
      failure: 'the address names a program',
    });
    expect(existsSync(join(user.home, 'sprung'))).toBe(false);
  });
});
