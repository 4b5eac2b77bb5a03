import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Go is not installed: peers can't be built and sources can't be fetched. */
export class NoGoError extends Error {
  override readonly name = 'NoGoError';

  constructor() {
    super('peers/no-go: the peers are built with Go, and no `go` is on the PATH; install Go 1.26.8 or newer.');
  }
}

/** A Go command that failed, with the last lines it said. */
export class GoError extends Error {
  override readonly name = 'GoError';

  constructor(argv: readonly string[], said: string) {
    super(`peers/go: go ${argv.slice(0, 2).join(' ')} failed: ${lastLines(said)}`);
  }
}

/** Runs the Go client with settings of our own, so that the user's do not change what is built. Answers stdout. */
export async function go(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await run('go', argv, {
      cwd,
      env: { ...process.env, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local', GO111MODULE: 'on', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    if (isNotFound(error)) {
      throw new NoGoError();
    }
    throw new GoError(argv, outputOf(error));
  }
}

/** `go version go1.26.8 linux/amd64`: part of the key of everything built. */
export async function goVersion(cwd: string): Promise<string> {
  return (await go(['version'], cwd)).trim();
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ENOENT' &&
    'syscall' in error &&
    String(error.syscall).startsWith('spawn')
  );
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const said = 'stderr' in error ? String(error.stderr) : '';
  const out = 'stdout' in error ? String(error.stdout) : '';
  return said + out === '' ? error.message : `${said}\n${out}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ');
}
