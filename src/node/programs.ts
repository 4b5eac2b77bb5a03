import type { ChildProcess } from 'node:child_process';
import { delimiter, isAbsolute, sep } from 'node:path';
import type { ProgramEnded, ProgramRun, Programs } from '../writes.ts';
import { contextFile } from './contextFile.ts';
import { collect } from './output.ts';
import { endGroup, startGroup } from './processGroup.ts';
import { environmentOf, findProgram, isOutside, variableOf } from './program.ts';
import { codeOf, reasonOf } from './reason.ts';

/** What leads every program to the home, the language and the system of the user. */
const variables =
  'PATH HOME USER LOGNAME USERNAME LANG LANGUAGE LC_* TZ TMPDIR TEMP TMP SystemRoot SYSTEMROOT USERPROFILE HOMEDRIVE ' +
  'HOMEPATH APPDATA LOCALAPPDATA ProgramData PATHEXT COMSPEC';

/** Bytes of each stream. */
const mostOutput = 20 * 1024 * 1024;

/** Milliseconds for which the output of a program that has ended is waited for: what it left behind may hold it open. */
const drain = 2000;

/**
 * Programs on the PATH of the user, which neither lie in one of the folders that are open (`workspaces`), nor find
 * others there.
 */
export function nodePrograms(
  all: Readonly<Record<string, string | undefined>>,
  workspaces: () => readonly string[],
): Programs {
  const path = (): string => variableOf(all, 'PATH') ?? '';
  return {
    // A path is none: it would lead past the places that the user has chosen.
    find: async (name) =>
      name.includes('/') || name.includes(sep) ? null : findProgram(name, { path: path(), outside: workspaces() }),
    run: (program, signal) => {
      const clean = path()
        .split(delimiter)
        .filter((folder) => isOutside(folder, workspaces()))
        .join(delimiter);
      const seen = environmentOf(all, [...variables.split(' '), ...program.sees]);
      const names = Object.keys(seen).filter((name) => name.toUpperCase() === 'PATH');
      const environment = { ...without(seen, names), PATH: clean, ...program.environment };
      const { context } = program;
      return context === undefined
        ? runGroup(program, environment, signal)
        : runInContext({ ...program, context }, environment, signal);
    },
  };
}

async function runInContext(
  program: ProgramRun & { readonly context: string },
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ProgramEnded> {
  signal.throwIfAborted();
  const { KUBECONFIG: kubeconfig, HOME: home } = environment;
  const file = await contextFile(program.context, { kubeconfig, home });
  if ('problem' in file) return notStarted(file.problem);
  try {
    return await runGroup(program, { ...environment, KUBECONFIG: file.kubeconfig }, signal);
  } finally {
    await file.remove();
  }
}

/** Why a program was ended before it ended by itself. */
type Stopped = { readonly problem: string } | { readonly aborted: true };

async function runGroup(
  { program, args, cwd, input, limit, onLine }: ProgramRun,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ProgramEnded> {
  signal.throwIfAborted();
  if (!isAbsolute(program)) return notStarted(`${program} is no absolute path`);
  const child = startGroup({ program, args, cwd, environment, hasInput: input !== null });
  const { promise: stopped, resolve: stop } = Promise.withResolvers<Stopped>();
  const abort = (): void => stop({ aborted: true });
  signal.addEventListener('abort', abort, { once: true });
  const late = setTimeout(() => stop({ problem: `it did not end within ${inWords(limit)}` }), limit);
  const onTooMuch = (): void => stop({ problem: 'it printed more than 20 MB' });
  const [stdout, stderr] = (['stdout', 'stderr'] as const).map((name) => {
    const told = onLine === null ? null : (line: string): void => onLine(line, name);
    return child[name] === null ? null : collect(child[name], mostOutput, { onLine: told, onTooMuch });
  });
  feed(child, input);
  try {
    const ended = await Promise.race([endOf(child), stopped]);
    if (!('status' in ended)) await endGroup(child);
    signal.throwIfAborted();
    if ('aborted' in ended) return notStarted('it was cancelled');
    stdout?.finish();
    stderr?.finish();
    const status = 'status' in ended ? ended.status : null;
    return { status, stdout: stdout?.text() ?? '', stderr: stderr?.text() ?? '', problem: ended.problem };
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', abort);
    child.stdin?.destroy();
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

interface Exit {
  readonly status: number | null;
  readonly problem: string | null;
}

/** When a program has ended by itself and said all that it says. */
function endOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, problem: startProblem(error) }));
    child.once('exit', (status, signal) => {
      const exit = { status, problem: signal === null ? null : `it was ended by ${signal}` };
      const timer = setTimeout(() => resolve(exit), drain);
      child.once('close', () => {
        clearTimeout(timer);
        resolve(exit);
      });
    });
  });
}

/** Who ends without reading all of it has read what they wanted. */
function feed({ stdin }: ChildProcess, input: string | null): void {
  stdin?.on('error', () => undefined);
  stdin?.end(input ?? '');
}

function startProblem(error: Error): string {
  const reason = codeOf(error) === '' ? error.message : reasonOf(error);
  return `it can't be started: ${reason}`;
}

function notStarted(problem: string): ProgramEnded {
  return { status: null, stdout: '', stderr: '', problem };
}

function inWords(milliseconds: number): string {
  return milliseconds < 120_000 ? `${milliseconds / 1000} s` : `${Math.round(milliseconds / 60_000)} min`;
}

function without(record: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
