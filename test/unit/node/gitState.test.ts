import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitState } from '../../../src/node/gitState.ts';
import { folderWith } from './folder.ts';

const { signal } = new AbortController();

/** A repository with these files in one commit, and the commands of Git in it. */
function repository(files: Readonly<Record<string, string>> = { 'a.yaml': 'a: 1\n' }) {
  const home = folderWith({ '.gitconfig': '[user]\n  name = Somebody\n  email = somebody@home.arpa\n' });
  const environment = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const folder = folderWith(files);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=first');
  return { folder, environment, git, look: () => gitState(environment, () => []).look(folder, signal) };
}

describe('what Git knows', () => {
  test('of a clean repository', async () => {
    const { git, look } = repository();
    expect(await look()).toEqual({
      branch: 'main',
      head: git('rev-parse', 'HEAD'),
      upstream: null,
      ahead: 0,
      behind: 0,
      dirty: false,
      files: [],
    });
  });

  test('of files that are changed, new, moved or gone, whatever their names are', async () => {
    const { folder, git, look } = repository({
      'a.yaml': 'a: 1\n',
      'b c.yaml': 'b',
      'gone.yaml': 'x',
      'old.yaml': 'long enough',
    });
    writeFileSync(join(folder, 'a.yaml'), 'a: 2\n');
    writeFileSync(join(folder, 'ü "new"\n.yaml'), '');
    git('rm', '--quiet', 'gone.yaml');
    git('mv', 'old.yaml', 'moved.yaml');
    expect(await look()).toMatchObject({
      dirty: true,
      files: ['a.yaml', 'gone.yaml', 'moved.yaml', 'old.yaml', 'ü "new"\n.yaml'],
    });
  });

  test('of the branch that it follows', async () => {
    const { folder, git, look } = repository();
    const origin = folderWith({});
    git('clone', '--quiet', '--bare', '.', origin);
    git('remote', 'add', 'origin', origin);
    git('fetch', '--quiet', 'origin');
    git('branch', '--quiet', '--set-upstream-to=origin/main');
    writeFileSync(join(folder, 'a.yaml'), 'a: 2\n');
    git('commit', '--quiet', '--all', '--message=second');
    expect(await look()).toMatchObject({ branch: 'main', upstream: 'origin/main', ahead: 1, behind: 0, dirty: false });
  });

  test('of a head that is on no branch, and of a branch without a commit', async () => {
    const one = repository();
    one.git('checkout', '--quiet', '--detach');
    expect(await one.look()).toMatchObject({ branch: null, upstream: null });
    const { git, look } = repository();
    git('checkout', '--quiet', '--orphan', 'empty');
    expect(await look()).toMatchObject({ branch: 'empty', head: '', dirty: true });
  });

  test('of a folder below the root', async () => {
    const { folder, environment } = repository({ 'platform/a.yaml': 'a: 1\n' });
    writeFileSync(join(folder, 'beside.yaml'), '');
    const seen = await gitState(environment, () => []).look(join(folder, 'platform'), signal);
    expect(seen).toMatchObject({ branch: 'main', files: ['beside.yaml'] });
  });
});

describe('nothing of a repository runs', () => {
  const posix = process.platform !== 'win32';
  /** A program that leaves a trace, for the configuration of a repository. */
  function trap() {
    const folder = folderWith({ trap: '#!/bin/sh\n: > "$(dirname "$0")/sprung"\ncat\n' });
    chmodSync(join(folder, 'trap'), 0o755);
    return { program: join(folder, 'trap'), isSprung: () => existsSync(join(folder, 'sprung')) };
  }

  test.runIf(posix)('no monitor of the file system', async () => {
    const { git, look } = repository();
    const { program, isSprung } = trap();
    git('config', 'core.fsmonitor', program);
    // It is a trap: Git itself steps into it.
    git('status');
    expect(isSprung()).toBe(true);
    const { git: other, look: lookAgain } = repository();
    const second = trap();
    other('config', 'core.fsmonitor', second.program);
    expect(await lookAgain()).toMatchObject({ branch: 'main' });
    expect(second.isSprung()).toBe(false);
    expect(await look()).toMatchObject({ branch: 'main' });
  });

  test.runIf(posix)('no hook', async () => {
    const { folder, git, look } = repository();
    const { program, isSprung } = trap();
    git('config', 'core.hooksPath', 'hooks');
    execFileSync('mkdir', [join(folder, 'hooks')]);
    execFileSync('cp', [program, join(folder, 'hooks/post-index-change')]);
    utimesSync(join(folder, 'a.yaml'), 1, 1);
    expect(await look()).toMatchObject({ branch: 'main', files: ['hooks/'] });
    expect(isSprung() || existsSync(join(folder, 'hooks/sprung'))).toBe(false);
  });

  test.runIf(posix).each(['clean', 'process'])('no filter of files (%s)', async (kind) => {
    const { folder, git, look } = repository();
    const { program, isSprung } = trap();
    git('config', `filter.Tr.ap.${kind}`, program);
    writeFileSync(join(folder, '.gitattributes'), '*.yaml filter=Tr.ap\n');
    writeFileSync(join(folder, 'a.yaml'), 'a: 2\n');
    expect(await look()).toMatchObject({ files: ['.gitattributes', 'a.yaml'] });
    expect(isSprung()).toBe(false);
    try {
      git('status');
    } catch {
      // A program that talks no filter protocol fails, and has run.
    }
    expect(isSprung()).toBe(true);
  });

  test.runIf(posix)('no git of the workspace, nor of the repository', async () => {
    const { folder, environment } = repository();
    const workspace = folderWith({ 'bin/git': '#!/bin/sh\nexit 0\n' });
    chmodSync(join(workspace, 'bin/git'), 0o755);
    const its = { ...environment, PATH: join(workspace, 'bin') };
    const failure = { failure: 'git is not on the PATH' };
    expect(await gitState(its, () => [workspace]).look(folder, signal)).toEqual(failure);
    expect(await gitState(its, () => []).look(workspace, signal)).toEqual(failure);
  });

  test('and nothing is written', async () => {
    const { folder, git, look } = repository();
    utimesSync(join(folder, 'a.yaml'), 1, 1);
    const before = execFileSync('sha256sum', [join(folder, '.git/index')], { encoding: 'utf8' });
    await look();
    expect(execFileSync('sha256sum', [join(folder, '.git/index')], { encoding: 'utf8' })).toBe(before);
    git('status');
    expect(execFileSync('sha256sum', [join(folder, '.git/index')], { encoding: 'utf8' })).not.toBe(before);
  });
});

describe('why nothing is known', () => {
  test('the folder is in no repository', async () => {
    const environment = { PATH: process.env['PATH'], HOME: folderWith({}), GIT_DIR: repository().folder };
    expect(await gitState(environment, () => []).look(folderWith({}), signal)).toMatchObject({
      failure: expect.stringContaining('not a git repository') as string,
    });
  });

  test('the folder is not there', async () => {
    const { environment, folder } = repository();
    expect(await gitState(environment, () => []).look(join(folder, 'missing'), signal)).toHaveProperty('failure');
  });

  test('somebody has given up, and then it rejects', async () => {
    const { environment, folder } = repository();
    const looking = gitState(environment, () => []).look(folder, AbortSignal.abort(new Error('enough')));
    await expect(looking).rejects.toThrow('enough');
  });
});
