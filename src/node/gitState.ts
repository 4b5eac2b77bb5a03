import type { GitFacts } from '../domain/phases/world.ts';
import type { GitState } from '../ports.ts';
import { environmentOf, findProgram, runProgram, variableOf } from './program.ts';
import type { Ended } from './program.ts';

/**
 * Looks at repositories with the git on the PATH, which is taken neither from the folders that are open (`workspaces`)
 * nor from the repository itself. Configuration of a repository names programs: those that looking could start are
 * switched off, and no object is fetched from elsewhere.
 */
export function gitState(
  all: Readonly<Record<string, string | undefined>>,
  workspaces: () => readonly string[],
): GitState {
  return {
    look: async (folder, signal) => {
      signal.throwIfAborted();
      const outside = [...workspaces(), folder];
      const program = findProgram('git', { path: variableOf(all, 'PATH') ?? '', outside });
      if (program === null) return { failure: 'git is not on the PATH' };
      const environment = { ...environmentOf(all, variables.split(' ')), ...quiet };
      const git = (...args: readonly string[]): Promise<Ended> =>
        runProgram(program, [...safe, ...args], { cwd: folder, environment, signal, limit });
      try {
        const filters = await git('config', '--local', '--includes', '--null', '--name-only', '--get-regexp', isFilter);
        const seen = await git(...without(filters.stdout), ...status);
        return seen.status === 0 ? readStatus(seen.stdout) : { failure: lastLine(seen) };
      } catch (error) {
        signal.throwIfAborted();
        return { failure: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

const limit = 10_000;

/** What leads to the home, the language and the system of the user; nothing that leads to another repository. */
const variables =
  'PATH HOME USER LOGNAME USERNAME TMPDIR TEMP TMP SystemRoot SYSTEMROOT USERPROFILE HOMEDRIVE HOMEPATH APPDATA ' +
  'LOCALAPPDATA ProgramData XDG_CONFIG_HOME GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM';

export const quiet = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };

export const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Within a submodule its own configuration would count. */
export const status = ['status', '--porcelain=v2', '--branch', '-z', '--no-renames', '--ignore-submodules=dirty'];

/** Programs that a repository wants its files to be run through (gitattributes(5)). */
export const isFilter = String.raw`^filter\..*\.(clean|process)$`;

export function without(names: string): readonly string[] {
  return names.split('\0').flatMap((name) => (name === '' ? [] : ['-c', `${name}=`]));
}

/** https://git-scm.com/docs/git-status, "Porcelain Format Version 2", with NUL at the end of lines and paths. */
export function readStatus(text: string): GitFacts {
  const files: string[] = [];
  const headers = new Map<string, string>();
  const entries = text.split('\0');
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? '';
    const [, name, value] = /^# ([^ ]+) (.*)$/s.exec(entry) ?? [];
    if (name !== undefined) headers.set(name, value ?? '');
    const [, path] = /^(?:1(?: \S+){7}|2(?: \S+){8}|u(?: \S+){9}|\?) (.*)$/s.exec(entry) ?? [];
    if (path !== undefined) files.push(path);
    // The path that a renamed file had follows as an entry of its own.
    if (entry.startsWith('2 ')) index++;
  }
  const [head, oid] = [headers.get('branch.head') ?? '', headers.get('branch.oid') ?? ''];
  const [, ahead = '0', behind = '0'] = /^\+(\d+) -(\d+)$/.exec(headers.get('branch.ab') ?? '') ?? [];
  return {
    branch: head === '(detached)' ? null : head,
    // Before the first commit there is none.
    head: oid === '(initial)' ? '' : oid,
    upstream: headers.get('branch.upstream') ?? null,
    ahead: Number(ahead),
    behind: Number(behind),
    dirty: files.length > 0,
    files: files.toSorted((a, b) => (a < b ? -1 : 1)),
  };
}

function lastLine({ stderr, status: code }: Ended): string {
  if (code === null) return `git did not end within ${limit / 1000} s`;
  const lines = stderr.split(/\r?\n/).flatMap((line) => line.trim() || []);
  // What follows is advice on several lines.
  const said = lines.find((line) => line.startsWith('fatal: ')) ?? lines.at(-1);
  return said?.replace(/^(fatal|error): /, '') ?? `git ended with ${code}`;
}
