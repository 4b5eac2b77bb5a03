import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { cacheFolder, locked } from '../../../scripts/environment/cache.mjs';
import { build } from '../../../scripts/build.ts';
import { product } from '../product.ts';

/** What a command printed, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** On top of our own; undefined takes a variable out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The command line as it is shipped; `SLIPWAY_CLI` names another file to run, for work on the tests themselves. */
const cli = process.env['SLIPWAY_CLI'] ?? join(product, 'dist/cli.cjs');

/** `npm test` builds before it tests; a suite that is run alone builds when there is nothing to run. */
export function needsBuild(): void {
  beforeAll(async () => {
    if (!existsSync(cli))
      await locked(join(cacheFolder(), 'unit-build'), () => (existsSync(cli) ? Promise.resolve() : build()));
  }, 120_000);
}

/** Runs a command to its end, in a process of its own. */
export function slipway(
  args: readonly string[],
  { cwd, input = '', environment = {} }: Surroundings = {},
  program = cli,
): Run {
  const options = {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
    ...(cwd === undefined ? {} : { cwd }),
  } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { status, stdout, stderr };
}

/** Starts a command and sends a signal once `ready` says so; the exit status of its end. */
export async function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  ready: Promise<unknown>,
  { environment = {} }: Pick<Surroundings, 'environment'> = {},
): Promise<Run> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  await ready;
  child.kill(signal);
  return { status: await ended, stdout, stderr };
}

/** Starts a command and closes its output at the first word; how it ends. */
export async function unread(args: readonly string[]): Promise<Omit<Run, 'stdout'>> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  return { status, stderr };
}
