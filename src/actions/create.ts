import { shellWord } from '../domain/shellWord.ts';
import { sums } from '../domain/template/digest.ts';
import type { GitStarted } from '../domain/template/commit.ts';
import type { GitStart, Ground, Writer } from '../ports.ts';
import type { CreateFailure, CreatePlan } from './createPlan.ts';

export interface CreatePorts {
  readonly writer: Writer;
  readonly git: GitStart;
}

export interface CreateInput {
  /** The folder of the new repository: missing, empty, or a repository without a commit. */
  readonly folder: string;
  /** The folder as messages name it. */
  readonly shown: string;
  /** Also `git init` and the first commit. */
  readonly git: boolean;
}

export interface Created {
  /** Every file that was written, with its SHA-256, in the order of paths. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly git: { readonly initialized: boolean; readonly committed: boolean };
  /** The files are there, and something that was asked for as well is not. */
  readonly failures: readonly CreateFailure[];
}

/** Nothing was written; `status` is the exit status of the command line. */
export interface NotCreated {
  readonly status: 2 | 4;
  readonly failures: readonly CreateFailure[];
}

/** What stands in the way of a new repository in this folder; null when nothing does. */
export async function obstacle(writer: Writer, { folder, shown }: CreateInput): Promise<NotCreated | null> {
  return inTheWay(await writer.ground(folder), shown);
}

/**
 * Writes all files of a plan, or none, and lets Git begin when that is asked for. A failure of Git leaves the files, and
 * says how to go on; so does the signal once they are there. Rejects only when the signal says so before, and then
 * nothing is left.
 */
export async function create(
  ports: CreatePorts,
  plan: CreatePlan,
  input: CreateInput,
  signal: AbortSignal,
  onWritten: (path: string) => void = () => undefined,
): Promise<Created | NotCreated> {
  const written = await ports.writer.createFolder(input.folder, plan.files, signal, onWritten);
  if (written === 'exists') return (await obstacle(ports.writer, input)) ?? notEmpty(input.shown, 'something');
  if (written !== 'written') {
    const sentence = `${input.shown} can't be written: ${written.failure}. Nothing of it was left.`;
    return { status: 2, failures: [{ code: 'new/write', sentence }] };
  }
  const files = await listed(plan);
  if (!input.git) return { files, git: { initialized: false, committed: false }, failures: [] };
  const started = await ports.git.start(input.folder, firstCommit(plan), signal);
  return started.committed
    ? { files, git: { initialized: true, committed: true }, failures: [] }
    : {
        files,
        git: { initialized: started.initialized, committed: false },
        failures: [uncommitted(started, plan, input.shown)],
      };
}

/** Whose template it is, as the end of a sentence. */
export function creditOf({ template }: CreatePlan): string {
  return template.name === null ? `the template of Slipway ${template.version}` : `the template "${template.name}"`;
}

/** The files of a plan as they are reported. */
export async function listed(plan: CreatePlan): Promise<Created['files']> {
  return Object.entries(await sums(plan.files)).map(([path, sha256]) => ({ path, sha256 }));
}

function inTheWay(ground: Ground, shown: string): NotCreated | null {
  if (ground === 'missing' || ground === 'empty' || ground === 'repository') return null;
  if (ground === 'not-a-folder') {
    const sentence = `${shown} is a file or a link to nothing; name a folder that does not exist yet, or an empty one.`;
    return { status: 4, failures: [{ code: 'new/not-a-folder', sentence }] };
  }
  if ('holds' in ground) return notEmpty(shown, `"${ground.holds}"`);
  const sentence = `${shown} can't be looked at: ${ground.unreadable}.`;
  return { status: 2, failures: [{ code: 'new/write', sentence }] };
}

function notEmpty(shown: string, what: string): NotCreated {
  const sentence = `${shown} is not empty, it holds ${what}; name a folder that does not exist yet, or an empty one.`;
  return { status: 4, failures: [{ code: 'new/not-empty', sentence }] };
}

function firstCommit(plan: CreatePlan): Parameters<GitStart['start']>[1] {
  return {
    branch: plan.branch,
    message: `feat: a platform from ${creditOf(plan)}`,
    executables: plan.files.filter(({ executable }) => executable).map(({ path }) => path),
  };
}

function uncommitted(
  started: Extract<GitStarted, { readonly committed: false }>,
  plan: CreatePlan,
  shown: string,
): CreateFailure {
  const rest = wayOn(started.initialized, plan, shown);
  const without = started.initialized ? 'a commit' : 'a repository';
  const there = `The files are in ${shown}, without ${without}`;
  switch (started.failure) {
    case 'missing':
      return { code: 'new/git-missing', sentence: `${there}: there is no git on the PATH. Install it, then: ${rest}` };
    case 'identity': {
      const who = 'git config --global user.name and user.email';
      return {
        code: 'new/git-identity',
        sentence: `${there}: Git does not know who you are. Say it with ${who}, then: ${rest}`,
      };
    }
    case 'failed':
      return { code: 'new/git-failed', sentence: `${there}; git says: ${started.reason}. Mend it, then: ${rest}` };
    case 'cancelled':
      return { code: 'new/git-cancelled', sentence: `${there}, since Git was cancelled. To go on: ${rest}` };
  }
}

/** The commands that do what Git did not: each may be run again. */
function wayOn(initialized: boolean, plan: CreatePlan, shown: string): string {
  const { branch, message } = firstCommit(plan);
  const scripts = scriptsOf(plan);
  const steps = [
    ...(initialized ? [] : [['init', `--initial-branch=${branch}`]]),
    ['add', '--all', '--force'],
    ...(scripts.length === 0 ? [] : [['add', '--chmod=+x', '--', ...scripts]]),
    ['commit', `--message=${message}`],
  ];
  return steps.map((step) => ['git', '-C', shown, ...step].map(shellWord).join(' ')).join(' && ');
}

/** Pathspecs of the files that can be run: one for an ending that no other file has. */
function scriptsOf({ files }: CreatePlan): readonly string[] {
  const endingOf = (path: string): string => /\.\w+$/.exec(path)?.[0] ?? '';
  const others = new Set(files.flatMap(({ path, executable }) => (executable ? [] : [endingOf(path)])));
  const scripts = files.filter(({ executable }) => executable);
  return [
    ...new Set(
      scripts.map(({ path }) => (others.has(endingOf(path)) || endingOf(path) === '' ? path : `*${endingOf(path)}`)),
    ),
  ];
}
