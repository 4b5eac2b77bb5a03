import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder, once } from './cache.mjs';
import { onPath } from './programs.ts';
import { progress } from './progress.ts';

/** Packages of PyPI in a folder of their own: what runs them, and the folder that `PYTHONPATH` names. */
export interface PythonPackages {
  readonly python: string;
  readonly folder: string;
}

/**
 * Installs the first package, and those it needs, once. Every one is pinned (`name==version`): no other is fetched, and
 * none is built. Null without Python or its pip.
 */
export async function pythonPackages(
  requirements: readonly [string, ...(readonly string[])],
): Promise<PythonPackages | null> {
  const python = onPath('python3', 'python');
  if (python === undefined || (await execa(python, ['-m', 'pip', '--version'], { reject: false })).failed) return null;
  const folder = await once(
    join(cacheFolder(), 'python', requirements.join('+').replaceAll('==', '-')),
    async (partial) => {
      progress(`Fetching ${requirements[0].replace('==', ' ')}…`);
      const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', '--target', partial];
      await execa(python, ['-m', 'pip', 'install', ...flags, ...requirements]);
    },
  );
  return { python, folder };
}
