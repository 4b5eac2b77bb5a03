import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { gitStart } from '../../../src/node/git.ts';
import { folderWith } from './folder.ts';

const { signal } = new AbortController();
const commit = { branch: 'main', message: 'feat: a platform', executables: ['run.sh'] };
const me = '[user]\n  name = Somebody\n  email = somebody@home.arpa\n';

/** The environment of somebody whose home holds these files, and the commands of Git in it. */
function somebody(home: Readonly<Record<string, string>>) {
  const folder = folderWith(home);
  const environment = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', args, { cwd, env: environment, encoding: 'utf8' }).trim();
  return { home: folder, environment, git };
}

describe('the first commit', () => {
  const files = { 'a.yaml': 'a: 1\n', 'run.sh': '#!/bin/sh\n', 'ignored.log': '' };

  test('holds all files, on the branch, by the user', async () => {
    const { environment, git } = somebody({
      '.gitconfig': `${me}[core]\n  excludesFile = ~/ignore\n`,
      ignore: '*.log\n',
    });
    const folder = folderWith(files);
    expect(await gitStart(environment, () => []).start(folder, { ...commit, branch: 'trunk' }, signal)).toEqual({
      committed: true,
    });
    expect(git(folder, 'log', '--format=%an <%ae> %s', 'trunk')).toBe('Somebody <somebody@home.arpa> feat: a platform');
    expect(
      git(folder, 'ls-files', '--stage')
        .replaceAll(/ [0-9a-f]{40} 0/g, '')
        .split('\n'),
    ).toEqual(['100644\ta.yaml', '100644\tignored.log', '100755\trun.sh']);
  });

  test('goes into the clone of an empty remote, on the branch, and the remote stays', async () => {
    const { environment, git } = somebody({ '.gitconfig': `${me}[init]\n  defaultBranch = other\n` });
    const place = folderWith({});
    git(place, 'init', '--quiet', '--bare', 'empty.git');
    git(place, 'clone', '--quiet', 'empty.git', 'lab');
    const folder = join(place, 'lab');
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    expect(await gitStart(environment, () => []).start(folder, commit, signal)).toEqual({ committed: true });
    expect(git(folder, 'log', '--format=%s', 'main')).toBe('feat: a platform');
    expect([git(folder, 'branch', '--show-current'), git(folder, 'remote')]).toEqual(['main', 'origin']);
  });

  test('is never a second one: what is committed already stays as it is', async () => {
    const { environment, git } = somebody({ '.gitconfig': me });
    const folder = folderWith(files);
    git(folder, 'init', '--quiet', '--initial-branch=theirs');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message=theirs');
    expect(await gitStart(environment, () => []).start(folder, commit, signal)).toEqual({
      committed: false,
      failure: 'failed',
      initialized: true,
      reason: 'there are commits already',
    });
    expect(git(folder, 'log', '--all', '--format=%s')).toBe('theirs');
    expect(git(folder, 'branch', '--show-current')).toBe('theirs');
  });

  test('is no business of the repository around it, nor of a hook that runs us', async () => {
    const { environment, git } = somebody({ '.gitconfig': me });
    const outer = folderWith({ 'inner/a.yaml': 'a: 1\n' });
    git(outer, 'init', '--quiet');
    const inside = { ...environment, GIT_DIR: join(outer, '.git'), GIT_INDEX_FILE: join(outer, '.git/index') };
    const done = await gitStart(inside, () => []).start(join(outer, 'inner'), { ...commit, executables: [] }, signal);
    expect(done).toEqual({ committed: true });
    expect(existsSync(join(outer, 'inner/.git'))).toBe(true);
    expect(existsSync(join(outer, '.git/index'))).toBe(false);
  });

  test('is not made in the name of a machine: without an identity the files stay as they are', async () => {
    const { environment } = somebody({});
    const folder = folderWith(files);
    const answer = await gitStart(environment, () => []).start(folder, commit, signal);
    expect(answer).toMatchObject({ committed: false, failure: 'identity', initialized: true });
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('a: 1\n');
  });

  test('An identity may come from the environment', async () => {
    const { environment } = somebody({});
    const identity = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'X'],
        [`GIT_${who}_EMAIL`, 'x@home.arpa'],
      ]),
    );
    expect(await gitStart({ ...environment, ...identity }, () => []).start(folderWith(files), commit, signal)).toEqual({
      committed: true,
    });
  });

  test.runIf(process.platform !== 'win32')('The hooks of the user run, and what they say is told', async () => {
    const { home, environment } = somebody({
      '.gitconfig': `${me}[init]\n  templateDir = ~/templates\n`,
      'templates/hooks/pre-commit': '#!/bin/sh\necho "not on a Friday" >&2\nexit 1\n',
    });
    chmodSync(join(home, 'templates/hooks/pre-commit'), 0o755);
    expect(await gitStart(environment, () => []).start(folderWith(files), commit, signal)).toEqual({
      committed: false,
      failure: 'failed',
      initialized: true,
      reason: 'not on a Friday',
    });
  });

  test.runIf(process.platform !== 'win32')('can be cancelled: Git ends, and how far it has come is told', async () => {
    const { home, environment } = somebody({
      '.gitconfig': `${me}[init]\n  templateDir = ~/templates\n`,
      'templates/hooks/pre-commit': '#!/bin/sh\nmkfifo "$HOME/pipe" && : > reached && cat "$HOME/pipe"\n',
    });
    chmodSync(join(home, 'templates/hooks/pre-commit'), 0o755);
    const folder = folderWith(files);
    const stop = new AbortController();
    const watcher = watch(folder, (_, name) => {
      if (name === 'reached') stop.abort();
    });
    onTestFinished(() => {
      watcher.close();
      // Git leaves a hook to itself: this one waits for a word.
      writeFileSync(join(home, 'pipe'), '');
    });
    expect(await gitStart(environment, () => []).start(folder, commit, stop.signal)).toEqual({
      committed: false,
      failure: 'cancelled',
      initialized: true,
      reason: 'it was cancelled',
    });
    expect(await gitStart(environment, () => []).start(folderWith(files), commit, AbortSignal.abort())).toMatchObject({
      failure: 'cancelled',
      initialized: false,
    });
  });

  test('Signing that fails is told', async () => {
    const { environment } = somebody({
      '.gitconfig': `${me}[commit]\n  gpgSign = true\n[gpg]\n  program = /nowhere/gpg\n`,
    });
    const answer = await gitStart(environment, () => []).start(folderWith(files), commit, signal);
    expect(answer).toMatchObject({ committed: false, failure: 'failed', initialized: true });
  });
});

describe('git', () => {
  test('may be missing', async () => {
    const git = gitStart({ PATH: folderWith({}) }, () => []);
    expect(await git.isThere()).toBe(false);
    expect(await git.start(folderWith({}), commit, signal)).toMatchObject({ failure: 'missing', initialized: false });
  });

  test.runIf(process.platform !== 'win32')('is never taken from a folder that is open', async () => {
    const workspace = folderWith({ 'bin/git': '#!/bin/sh\nexit 0\n' });
    chmodSync(join(workspace, 'bin/git'), 0o755);
    const environment = { PATH: join(workspace, 'bin') };
    expect(await gitStart(environment, () => []).isThere()).toBe(true);
    expect(await gitStart(environment, () => [workspace]).isThere()).toBe(false);
  });
});
