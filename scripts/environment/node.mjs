import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, once } from './cache.mjs';
import { quietly } from './child.mjs';

const version = '24.21.0';

/**
 * The program Node 24, which everything in the repository runs on: this process if it is one, else the npm
 * package `node`, fetched once. Other majors do not do: the editor's native modules are built for this one.
 */
export async function node24() {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const home = join(cacheFolder(), 'node', `${version}-${process.platform}-${process.arch}`);
  return programIn(await once(home, fetchNode));
}

/** This process's environment with one Node first on PATH, and without what an npm that started us put there. */
export function environmentFor(node) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle)_|^npm_config_(local_prefix|loglevel)$|^INIT_CWD$/.test(name),
  );
  return { ...Object.fromEntries(own), PATH: [dirname(node), process.env.PATH].join(delimiter) };
}

/** The package brings its program by an install script, which npm may be told not to run: so we run it. */
async function fetchNode(folder) {
  process.stderr.write(`Fetching Node ${version}…\n`);
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const env = environmentFor(process.execPath);
  await quietly('npm', ['install', `node@${version}`, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    env,
  });
  await quietly(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(folder, 'node_modules/node'), env });
  programIn(folder);
}

/** The program inside the platform's own package, because the C headers that native modules need lie beside it. */
function programIn(folder) {
  const packages = join(folder, 'node_modules/node/node_modules');
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const found = readdirSync(packages)
    .map((name) => join(packages, name, program))
    .find(existsSync);
  if (found === undefined)
    throw new Error(`the npm package node@${version} has no program for ${process.platform} ${process.arch}`);
  return found;
}
