import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder, once } from './cache.mjs';
import { onPath } from './programs.ts';
import { progress } from './progress.ts';

const version = '4.7.0';

/** How the real pre-commit is started: the program, its first arguments and its environment. Null without Python or its pip. */
export interface PreCommit {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** pre-commit, installed once from PyPI. */
export async function preCommit(): Promise<PreCommit | null> {
  const python = onPath('python3', 'python');
  if (python === undefined || (await execa(python, ['-m', 'pip', '--version'], { reject: false })).failed) return null;
  const folder = await once(join(cacheFolder(), `pre-commit-${version}`), async (partial) => {
    progress(`Fetching pre-commit ${version}…`);
    await execa(python, ['-m', 'pip', 'install', '--quiet', '--target', partial, `pre-commit==${version}`]);
  });
  return { program: python, args: ['-m', 'pre_commit'], env: { PYTHONPATH: folder } };
}
