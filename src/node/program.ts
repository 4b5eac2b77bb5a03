import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** How a program ended; `status` is null for one that was stopped or did not start. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Milliseconds after which it is stopped. */
  readonly limit: number;
}

/**
 * The absolute path of a program on the PATH; null when there is none. Relative entries do not count, nor does what lies
 * in one of the folders `outside`: a workspace must not bring the programs that are run on it.
 */
export function findProgram(
  name: string,
  { path, outside }: { readonly path: string; readonly outside: readonly string[] },
): string | null {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of path.split(delimiter).filter((one) => isOutside(one, outside))) {
    for (const ending of endings) {
      const file = join(folder, `${name}${ending}`);
      if (isProgram(file) && isOutside(file, outside)) return file;
    }
  }
  return null;
}

/**
 * Whether a path is absolute and lies in none of the folders, by whatever way; nor where npm puts what the packages of a
 * project bring (SAFETY 2).
 */
export function isOutside(path: string, folders: readonly string[]): boolean {
  if (!isAbsolute(path)) return false;
  const barred = folders.flatMap((folder) => [resolve(folder), real(folder)]);
  return [resolve(path), real(path)].every(
    (one) => !barred.some((bar) => isInside(one, bar)) && !`${one}${sep}`.includes(packages),
  );
}

const packages = `${sep}node_modules${sep}.bin${sep}`;

/** Runs a program by its absolute path, without a shell and without input. Rejects only when the signal says so. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, environment, signal, limit }: Surroundings,
): Promise<Ended> {
  return new Promise((done, reject) => {
    const options = {
      cwd,
      signal,
      env: environment,
      timeout: limit,
      shell: false,
      windowsHide: true,
      encoding: 'utf8',
      maxBuffer: mostOutput,
    } as const;
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else done({ status: error === null ? 0 : typeof error.code === 'number' ? error.code : null, stdout, stderr });
    });
    child.stdin?.end();
  });
}

const mostOutput = 20 * 1024 * 1024;

/**
 * The variables that are there, of those that a program may see. A name that ends with `*` stands for all that begin so.
 * On Windows `Path` is `PATH`.
 */
export function environmentOf(
  all: Readonly<Record<string, string | undefined>>,
  allowed: readonly string[],
  system: NodeJS.Platform = process.platform,
): Record<string, string> {
  const names = allowed.map((name) => nameOn(system, name));
  const isAllowed = (name: string): boolean =>
    names.some((one) =>
      one.endsWith('*') ? nameOn(system, name).startsWith(one.slice(0, -1)) : nameOn(system, name) === one,
    );
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value !== undefined && isAllowed(name) ? [[name, value]] : [])),
  );
}

/** The value of a variable, however Windows spells its name. */
export function variableOf(
  all: Readonly<Record<string, string | undefined>>,
  name: string,
  system: NodeJS.Platform = process.platform,
): string | undefined {
  return Object.entries(all).find(([one]) => nameOn(system, one) === nameOn(system, name))?.[1];
}

function nameOn(system: NodeJS.Platform, name: string): string {
  return system === 'win32' ? name.toUpperCase() : name;
}

/** Whether a path is a folder or lies in it; both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
