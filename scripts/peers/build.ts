import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, once } from '../environment/cache.mjs';
import { progress } from '../environment/progress.ts';
import { go, goVersion } from './go.ts';
import { wrapperFolder, type Recipe } from './recipes.ts';

/** A peer that is there to be run. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

/** The peer's binary: from the cache, else built there, once for all processes. */
export async function buildPeer(recipe: Recipe): Promise<Peer> {
  const { name, version, main } = recipe;
  const wrapper = wrapperFolder(recipe);
  const program = process.platform === 'win32' ? `${name}.exe` : name;
  const folder = await once(
    path.join(cacheFolder(), 'peers', `${name}-${await keyOf(recipe, wrapper)}`),
    async (partial) => {
      progress(`Building ${name} ${version}…`);
      await go(['build', ...flags(recipe), '-o', path.join(partial, program), main], wrapper, environment);
    },
  );
  return { name, version, path: path.join(folder, program) };
}

const environment = { CGO_ENABLED: '0' };

function flags({ linker }: Recipe): readonly string[] {
  return ['-mod=readonly', '-trimpath', '-buildvcs=false', `-ldflags=${['-s', '-w', ...linker].join(' ')}`];
}

/** Changes with everything that may change the binary. */
async function keyOf(recipe: Recipe, wrapper: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', ...(await ownSources(recipe, wrapper))]) {
    hash.update(await readFile(path.join(wrapper, file)));
  }
  hash.update(await goVersion(wrapper)).update(JSON.stringify([environment, flags(recipe), recipe.main]));
  return hash.digest('hex').slice(0, 16);
}

/** The files of a main package of our own; none for a package of a dependency, which go.sum stands for. */
async function ownSources({ main }: Recipe, wrapper: string): Promise<readonly string[]> {
  if (!main.startsWith('./')) {
    return [];
  }
  const names = await readdir(path.join(wrapper, main));
  return names
    .filter((name) => name.endsWith('.go'))
    .toSorted()
    .map((name) => path.join(main, name));
}
