import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/** A bare repository with one branch, `main`, and a way to push to it. */
export type Repository = {
  /** `file:///…`: what an Application names as its repoURL. */
  readonly url: string;
  /** Writes these files, or removes those that are null, and pushes them as one commit; answers its hash. */
  readonly push: (changes: Changes, message: string) => Promise<string>;
  /** The commit that `main` is at. */
  readonly commit: () => Promise<string>;
  readonly remove: () => void;
};

/** Contents by path. */
export type Changes = Readonly<Record<string, string | null>>;

/** Nobody's settings, hooks or signing play a part. */
const environment = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@example.invalid',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@example.invalid',
};

/** Makes a repository that holds these files, or what lies in this folder, as its first commit. */
export async function createRepository(content: Changes | string): Promise<Repository> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-git-'));
  const [bare, work] = [join(folder, 'repository.git'), join(folder, 'work')];
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execa('git', ['-C', work, ...args], { env: environment });
    return stdout.trim();
  };
  const push: Repository['push'] = async (changes, message) => {
    write(work, changes);
    await git('add', '--all', '--force');
    await git('commit', '--quiet', '--allow-empty', `--message=${message}`);
    await git('push', '--quiet', 'origin', 'main');
    return git('rev-parse', 'HEAD');
  };
  mkdirSync(work);
  await execa('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare], { env: environment });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', bare);
  if (typeof content === 'string') cpSync(content, work, { recursive: true });
  await push(typeof content === 'string' ? {} : content, 'the beginning');
  return {
    url: `file://${bare}`,
    push,
    commit: () => git('ls-remote', 'origin', 'refs/heads/main').then((line) => line.split('\t')[0] ?? ''),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function write(work: string, changes: Changes): void {
  for (const [path, content] of Object.entries(changes)) {
    const file = join(work, path);
    if (content === null) rmSync(file, { recursive: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}
