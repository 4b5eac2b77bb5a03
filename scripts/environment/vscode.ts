import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder, once } from './cache.mjs';
import { Failure } from './failure.ts';
import { endFamily } from './processes.ts';
import { onPath } from './programs.ts';
import { progress } from './progress.ts';

/** Versions of the npm package that carries VS Code's server; each is VS Code 1.x with the same two last numbers. */
export const versions = { newest: '4.139.1', oldest: '4.133.0' } as const;

/** Modules of the server that have to be compiled; the rest of its native ones serves features that stay off. */
const compiled = ['@vscode/spdlog', 'node-pty', '@vscode/native-watchdog', '@parcel/watcher'];

const server = 'node_modules/code-server/lib/vscode';

/** The folder of a real VS Code (its server and workbench), installed once from npm. */
export async function vscode(version: string = versions.newest, end?: AbortSignal): Promise<string> {
  const home = join(cacheFolder(), 'vscode', `${version}-${process.platform}-${process.arch}`);
  return join(await once(home, (folder) => install(version, folder, end)), server);
}

/** What `vscode.version` says in this version. */
export function productVersion(version: string): string {
  return version.replace(/^4/, '1');
}

async function install(version: string, folder: string, end: AbortSignal | undefined): Promise<void> {
  requireToolchain();
  progress(`Fetching VS Code ${productVersion(version)}…`);
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  await npm(folder, end, 'install', `code-server@${version}`, '--ignore-scripts');
  await npm(join(folder, server), end, 'install', '--omit=dev', '--ignore-scripts');
  progress("Compiling VS Code's native modules…");
  await npm(join(folder, server), end, 'rebuild', ...compiled);
}

async function npm(cwd: string, end: AbortSignal | undefined, ...args: string[]): Promise<void> {
  const program = onPath('npm');
  if (program === undefined) throw new Failure('environment/npm', 'npm is not on PATH; install it.');
  const child = execa(program, [...args, '--no-audit', '--no-fund', ...headers()], {
    cwd,
    env: { JOBS: 'max' },
    all: true,
    stdin: 'ignore',
    reject: false,
  });
  const stop = (): void => void endFamily(child.pid ?? 0);
  end?.addEventListener('abort', stop, { once: true });
  const result = await child;
  end?.removeEventListener('abort', stop);
  end?.throwIfAborted();
  if (!result.failed) return;
  process.stderr.write(`${result.all}\n`);
  throw new Failure('environment/vscode', `npm ${args.slice(0, 2).join(' ')} failed; its output is above.`);
}

/** The C headers of the running Node, when they lie beside it; else the compiler's driver fetches them. */
function headers(): string[] {
  const node = dirname(dirname(process.execPath));
  return existsSync(join(node, 'include/node/node.h')) ? [`--nodedir=${node}`] : [];
}

function requireToolchain(): void {
  const missing = [
    onPath('c++', 'g++', 'clang++') === undefined ? 'a C++ compiler' : [],
    onPath('make', 'gmake') === undefined ? 'make' : [],
    onPath('python3', 'python') === undefined ? 'Python 3' : [],
  ].flat();
  if (missing.length === 0) return;
  throw new Failure(
    'environment/toolchain',
    `VS Code's native modules need ${missing.join(', ')}; install build-essential and python3 (Debian) or their like.`,
  );
}
