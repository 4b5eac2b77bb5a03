import { isGrave } from '../../domain/bootstrap/grave.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { commandSees } from '../../domain/commandSees.ts';
import { lastLine } from '../../domain/hosts/trouble.ts';
import { shellWord } from '../../domain/shellWord.ts';
import { versionOf } from '../toolVersion.ts';
import { namedFiles, toldOf } from './namedFiles.ts';
import type { NamedFile } from './namedFiles.ts';
import { nothing } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { Step, StepPlace, StepPlan, StepPorts, WorkOf } from './step.ts';

/** Milliseconds. */
const limit = 10 * 60_000;

/**
 * A program of this machine, in the folder of the platform, with the context of the cluster that is meant. What it would do
 * is not known before: its words are shown, and what stands in the files of the repository that they name.
 */
export const commandStep: Step<WorkOf<'command'>, Deciding> = {
  patience: 10 * 60_000,
  // Which program it is, its plan says: one that is missing may be what an earlier step brings.
  needs: () => nothingNeeded,
  plan,
  run,
};

interface Deciding {
  /** As it is called, and its absolute path. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** The files that its words name. */
  readonly files: readonly NamedFile[];
}

async function plan(
  ports: StepPorts,
  { folder, spec, step }: StepPlace,
  { argv: [name = '', ...args] }: WorkOf<'command'>,
  signal: AbortSignal,
): Promise<StepPlan<Deciding>> {
  const { programs, cluster } = ports;
  const program = await programs.find(name);
  const version = program === null ? null : await versionOf(programs, { name, path: program }, signal);
  const words = [program ?? name, ...args];
  const { context } = cluster;
  const where = `in ${folder}, with the context "${context}"`;
  const what = `${where}: ${words.map(shellWord).join(' ')}${version === null ? '' : ` (${version})`}`;
  const files = await namedFiles(ports, folder, args);
  const told = await toldOf(ports.files, folder, files);
  const shown = {
    ...nothing,
    argv: words,
    changes: [{ target: 'machine', action: 'run', what, diff: '' } as const, ...told.map(fileChange)],
    problem: program === null ? missing(name) : null,
    typed: isGrave(step) ? [spec.name] : [],
    decides: { argv: words, context },
    files: files.map(({ path, sha256, isScript }) => ({ path, sha256, isScript })),
  };
  return { shown, decision: program === null ? null : { name, program, args, files } };
}

async function run(
  { programs, scripts, cluster, kubeconfig }: StepPorts,
  { folder }: StepPlace,
  { name, program, args, files }: Deciding,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  for (const { path, sha256 } of files)
    if ((await scripts.digest(folder, path)) !== sha256)
      return failed(`${path} has changed since it was shown; nothing was run.`, 'Plan again, and look at it.');
  const { status, stdout, stderr, problem } = await programs.run(
    {
      program,
      args,
      cwd: folder,
      sees: commandSees,
      environment: kubeconfig === null ? {} : { KUBECONFIG: kubeconfig },
      context: cluster.context,
      input: null,
      limit,
      onLine: say,
    },
    signal,
  );
  if (problem !== null) return failed(`${name}: ${problem}.`);
  if (status === 0) return passed(`${name} has run.`);
  const last = lastLine(stderr) || lastLine(stdout);
  return failed(last === '' ? `${name} ends with ${status} and says nothing.` : `${name} ends with ${status}: ${last}`);
}

function fileChange({ path, sha256, isScript, text }: NamedFile): Change {
  const what =
    sha256 === null
      ? `${path}, which is not there yet${isScript ? ': once it is, what stands in it has to be agreed to' : ''}`
      : `${path}, SHA-256 ${sha256}`;
  return { target: 'file', action: 'use', what, diff: text };
}

/** A name with a slash is a path, which could lead into the repository. */
function missing(name: string): string {
  return name.includes('/')
    ? `"${name}" is a path; a command is named as it stands on the PATH.`
    : `There is no ${name} on the PATH; install it.`;
}
