import { isInside } from '../program.ts';
import { quiet, safe } from '../gitState.ts';
import type { ProgramEnded, Programs } from '../../writes.ts';
import { saidBy } from './said.ts';

/** How git is run. */
export interface GitRun {
  /** The root of the work tree when nothing else is said. */
  readonly cwd?: string;
  readonly input?: string;
  /** Milliseconds. */
  readonly limit?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A repository with a work tree, and the git that works in it. */
export interface Repository {
  /** Absolute path of the folder of the platform. */
  readonly folder: string;
  /** The root of the work tree. */
  readonly top: string;
  /** The folder from the root, with `/` at its end; empty when it is the root. */
  readonly prefix: string;
  /** What belongs to this work tree alone. */
  readonly gitDir: string;
  /** What all work trees share. */
  readonly commonDir: string;
  readonly index: string;
  /** Where the hooks of the user are. */
  readonly hooks: string;
  /** Looks at it: nothing of the repository runs (SAFETY 3). Rejects only when the signal aborts. */
  look(args: readonly string[], signal: AbortSignal, run?: GitRun): Promise<ProgramEnded>;
  /** Works in it as its user does: with their configuration, identity and signing, and the hooks that `args` lead to. */
  act(args: readonly string[], signal: AbortSignal, run?: GitRun): Promise<ProgramEnded>;
}

/** Milliseconds for what only looks, or writes what is there already. */
const limit = 60_000;

/** Finds the repository around a folder, by the git on the PATH: never by one that lies in it. */
export async function openRepository(
  programs: Programs,
  folder: string,
  signal: AbortSignal,
): Promise<Repository | { readonly failure: string }> {
  signal.throwIfAborted();
  const program = await programs.find('git');
  if (program === null || isInside(program, folder)) return { failure: 'git is not on the PATH' };
  const run = (args: readonly string[], sees: string, how: GitRun & { readonly cwd: string }, ends: AbortSignal) =>
    programs.run(
      {
        program,
        args,
        cwd: how.cwd,
        sees: sees.split(' '),
        environment: how.environment ?? {},
        input: how.input ?? null,
        limit: how.limit ?? limit,
        onLine: null,
      },
      ends,
    );
  const asked = await run([...places, '--git-path', 'index'], settings, { cwd: folder, environment: quiet }, signal);
  const [top, gitDir, commonDir, prefix, index, ...more] = asked.stdout.replace(/\n$/, '').split('\n');
  if (asked.status !== 0) return { failure: saidBy(asked) };
  if (top === undefined || gitDir === undefined || commonDir === undefined || prefix === undefined)
    return { failure: 'git does not say where its repository is' };
  if (index === undefined || more.length > 0) return { failure: 'the path of the repository has a line break' };
  // A relative core.hooksPath starts at the root, wherever it is asked from.
  const hooked = await run([...absolute, '--git-path', 'hooks'], settings, { cwd: top, environment: quiet }, signal);
  if (hooked.status !== 0) return { failure: saidBy(hooked) };
  return {
    folder,
    top,
    prefix,
    gitDir,
    commonDir,
    index,
    hooks: hooked.stdout.replace(/\n$/, ''),
    look: (args, ends, how = {}) =>
      run([...safe, ...args], settings, { cwd: top, ...how, environment: { ...quiet, ...how.environment } }, ends),
    act: (args, ends, how = {}) =>
      run([...alone, ...args], user, { cwd: top, ...how, environment: { ...unattended, ...how.environment } }, ends),
  };
}

const absolute = ['rev-parse', '--path-format=absolute'];
const places = [...absolute, '--show-toplevel', '--absolute-git-dir', '--git-common-dir', '--show-prefix'];

/** What leads to the configuration of the user; nothing that leads to another repository. */
const settings = 'XDG_CONFIG_HOME GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM';

/** What git, its hooks, signing, and the way to a remote need besides. */
const user =
  `${settings} XDG_* EMAIL GIT_AUTHOR_* GIT_COMMITTER_* GNUPGHOME GPG_TTY SSH_AUTH_SOCK SSH_ASKPASS SSH_ASKPASS_REQUIRE ` +
  'GIT_ASKPASS GIT_SSH GIT_SSH_COMMAND GIT_SSH_VARIANT GIT_SSL_CAINFO SSL_CERT_FILE SSL_CERT_DIR DISPLAY ' +
  'WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy ' +
  'all_proxy';

/**
 * Without a name that somebody gave, git would make one up from the machine; and what watches a tree or tidies up in the
 * background would still be there afterwards.
 */
const alone = ['user.useConfigOnly=true', 'core.fsmonitor=false', 'maintenance.auto=false', 'gc.auto=0'].flatMap(
  (setting) => ['-c', setting],
);

/** Nobody is there to be asked at a terminal, and what git says is read here. */
const unattended = { GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: ':', LC_ALL: 'C.UTF-8', LANGUAGE: '' };
