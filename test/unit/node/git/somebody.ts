import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { gitWrites } from '../../../../src/node/gitWrites.ts';
import { openRepository } from '../../../../src/node/git/repository.ts';
import type { Repository } from '../../../../src/node/git/repository.ts';
import { nodePrograms } from '../../../../src/node/programs.ts';
import type { GitWrites } from '../../../../src/writes.ts';
import { folderWith } from '../folder.ts';

/** Each of these tests starts some dozen processes. */
vi.setConfig({ testTimeout: 60_000 });

export const never = new AbortController().signal;

export const posix = process.platform !== 'win32';

const me = '[user]\n  name = Somebody\n  email = somebody@home.arpa\n';

/** A platform, as far as a release reads it. */
export const platform = '# Ours.\nplatform:\n  releasedPhase: 0\n\n  hosts: []\n  more: 1\n# The end.\n';

/** The same with one phase more. */
export const raised = platform.replace('Phase: 0', 'Phase: 1');

export interface Somebody {
  readonly home: string;
  /** The root of their work tree. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly git: (...args: readonly string[]) => string;
  readonly writes: GitWrites;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** A hook of theirs: lines of a shell script. */
  readonly hook: (name: string, ...lines: readonly string[]) => void;
  readonly commits: () => readonly string[];
  /** Everything that must not change unasked: files, index, branches, and what git keeps of trees. */
  readonly snapshot: (...without: readonly string[]) => unknown;
  readonly open: (folder?: string) => Promise<Repository>;
}

/** Somebody with a home, and a repository with these files in one commit. */
export function somebody(
  files: Readonly<Record<string, string>> = { 'platform.yaml': platform },
  config = '',
): Somebody {
  const home = folderWith({ '.gitconfig': `${me}${config}` });
  const folder = folderWith(files);
  const made = userOf(home, folder);
  made.git('init', '--quiet', '--initial-branch=main');
  made.git('add', '--all');
  made.git('commit', '--quiet', '--message=first');
  return made;
}

/** Somebody in a work tree that is there. */
export function userOf(home: string, folder: string): Somebody {
  const environment = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
  const programs = nodePrograms(environment, () => []);
  return {
    home,
    folder,
    environment,
    git,
    writes: gitWrites(programs),
    write: (path, text) => writeFileSync(join(folder, path), text),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    hook: (name, ...lines) => {
      const hooks = join(git('rev-parse', '--path-format=absolute', '--git-common-dir'), 'hooks');
      mkdirSync(hooks, { recursive: true });
      writeFileSync(join(hooks, name), `#!/bin/sh\n${lines.join('\n')}\n`);
      chmodSync(join(hooks, name), 0o755);
    },
    commits: () => git('log', '--format=%s').split('\n'),
    snapshot: (...without) => ({
      index: git('ls-files', '--stage')
        .split('\n')
        .filter((line) => !without.some((path) => line.endsWith(`\t${path}`))),
      status: git('status', '--porcelain=v2', '--branch', '--untracked-files=all'),
      branches: git('for-each-ref'),
      trees: git('worktree', 'list'),
      files: Object.fromEntries(
        filesBelow(folder)
          .filter((path) => !without.includes(path))
          .map((path) => [path, readFileSync(join(folder, path)).toString('base64')]),
      ),
      left: readdirSync(git('rev-parse', '--absolute-git-dir')).filter((name) => /slipway|lock/.test(name)),
    }),
    open: async (at = folder) => {
      const opened = await openRepository(programs, at, never);
      if ('failure' in opened) throw new Error(opened.failure);
      return opened;
    },
  };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== '.git' && !path.startsWith('.git/'))
    .toSorted();
}

/** What a release commits. */
export function release({ folder, git }: Somebody, text: string = platform.replace('Phase: 0', 'Phase: 1')) {
  return {
    folder,
    branch: 'main',
    parent: git('rev-parse', 'HEAD'),
    files: [{ path: 'platform.yaml', text }],
    message: 'feat: release storage\n\nSlipway-Release: storage\n',
  };
}

/** A bare repository that the branch is pushed to, under the name `origin`. */
export function withRemote({ folder, git }: Somebody): string {
  const origin = folderWith({});
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);
  git('remote', 'add', 'origin', origin);
  execFileSync('git', ['push', '--quiet', '--set-upstream', 'origin', 'main'], { cwd: folder, stdio: 'pipe' });
  return origin;
}
