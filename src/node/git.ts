import type { FirstCommit, GitStarted } from '../domain/template/commit.ts';
import type { GitStart } from '../ports.ts';
import { environmentOf, findProgram, runProgram, variableOf } from './program.ts';
import type { Ended } from './program.ts';

/** A hook or a signing agent may ask its user something. */
const limit = 5 * 60_000;

/**
 * What git and the user's own hooks and signing need. What would lead it to another repository (`GIT_DIR`, set while a
 * hook of another one runs us) or to other programs stays out.
 */
const variables =
  'PATH HOME USER LOGNAME USERNAME LANG LANGUAGE LC_* TZ TMPDIR TEMP TMP SystemRoot SYSTEMROOT USERPROFILE HOMEDRIVE ' +
  'HOMEPATH APPDATA LOCALAPPDATA ProgramData XDG_* SSH_AUTH_SOCK GNUPGHOME GPG_TTY DISPLAY WAYLAND_DISPLAY ' +
  'DBUS_SESSION_BUS_ADDRESS EMAIL GIT_AUTHOR_* GIT_COMMITTER_* GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM';

/** The git on the PATH; `workspaces` are the folders that are open, in which no git is looked for. */
export function gitStart(
  all: Readonly<Record<string, string | undefined>>,
  workspaces: () => readonly string[],
): GitStart {
  const find = (): string | null => findProgram('git', { path: variableOf(all, 'PATH') ?? '', outside: workspaces() });
  return {
    isThere: async () => find() !== null,
    start: async (folder, commit, signal) => {
      const program = find();
      if (program === null) return failed('missing', false, 'git is not on the PATH');
      const environment = { ...environmentOf(all, variables.split(' ')), GIT_TERMINAL_PROMPT: '0' };
      const git = (...args: readonly string[]): Promise<Ended> =>
        // Without a name that somebody gave, git would make one up from the machine.
        runProgram(program, ['-c', 'user.useConfigOnly=true', ...args], { cwd: folder, environment, signal, limit });
      const begun = { initialized: false };
      try {
        return await start(git, commit, begun);
      } catch (error) {
        if (!signal.aborted) throw error;
        return failed('cancelled', begun.initialized, 'it was cancelled');
      }
    },
  };
}

/** Rejects when a command is ended by the signal; `begun` says then how far it has come. */
async function start(
  git: (...args: readonly string[]) => Promise<Ended>,
  commit: FirstCommit,
  begun: { initialized: boolean },
): Promise<GitStarted> {
  const init = await git('init', '--quiet', `--initial-branch=${commit.branch}`);
  if (init.status !== 0) return failed('failed', false, lastLine(init));
  begun.initialized = true;
  // A repository that was there, empty, keeps the branch that it was made with.
  const others = await git('for-each-ref', '--count=1');
  if (others.status !== 0 || others.stdout.trim() !== '') return failed('failed', true, 'there are commits already');
  const head = await git('symbolic-ref', 'HEAD', `refs/heads/${commit.branch}`);
  if (head.status !== 0) return failed('failed', true, lastLine(head));
  for (const identity of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const known = await git('var', identity);
    if (known.status !== 0) return failed('identity', true, lastLine(known));
  }
  const steps = [
    // By force: what the user ignores everywhere may still be a file of the template.
    ['add', '--all', '--force'],
    ...(commit.executables.length === 0 ? [] : [['update-index', '--chmod=+x', '--', ...commit.executables]]),
    ['commit', '--quiet', `--message=${commit.message}`],
  ];
  for (const step of steps) {
    const ended = await git(...step);
    if (ended.status !== 0) return failed('failed', true, lastLine(ended));
  }
  return { committed: true };
}

function failed(
  failure: Extract<GitStarted, { readonly committed: false }>['failure'],
  initialized: boolean,
  reason: string,
): GitStarted {
  return { committed: false, failure, initialized, reason };
}

/** What git, or a hook that it ran, said in the end. */
function lastLine({ stdout, stderr, status }: Ended): string {
  const lines = `${stdout}\n${stderr}`.split(/\r?\n/).flatMap((line) => line.trim() || []);
  if (status === null) return 'it did not end in time';
  return lines.at(-1)?.replace(/^(fatal|error): /, '') ?? `it ended with ${status}`;
}
