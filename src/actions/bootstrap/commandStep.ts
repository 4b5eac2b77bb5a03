import type { Planned, Ran } from '../../domain/bootstrap/plan.ts';
import { commandSees } from '../../domain/commandSees.ts';
import { lastLine } from '../../domain/hosts/trouble.ts';
import { shellWord } from '../../domain/shellWord.ts';
import { versionOf } from '../toolVersion.ts';
import { failed, passed } from './ran.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from './step.ts';

/** Milliseconds. */
const limit = 10 * 60_000;

/** A program of this machine, in the folder of the platform. What it would do is not known before: its words are shown. */
export const commandStep: Step<WorkOf<'command'>> = { plan, run };

async function plan(
  { programs }: StepPorts,
  { folder, spec, step }: StepPlace,
  { argv: [name = '', ...args] }: WorkOf<'command'>,
  signal: AbortSignal,
): Promise<Planned> {
  const program = await programs.find(name);
  const version = program === null ? null : await versionOf(programs, { name, path: program }, signal);
  const words = [program ?? name, ...args];
  const what = `this machine, in ${folder}: ${words.map(shellWord).join(' ')}${version === null ? '' : ` (${version})`}`;
  const isGrave = step.risk === 'data-loss' || step.risk === 'irreversible';
  return {
    argv: words,
    changes: [{ target: 'host', action: 'run', what, diff: '' }],
    problem: program === null ? missing(name) : null,
    asks: [],
    typed: isGrave ? [spec.name] : [],
    decides: { argv: words },
  };
}

async function run(
  { programs, kubeconfig }: StepPorts,
  { folder }: StepPlace,
  { argv: [name = '', ...args] }: WorkOf<'command'>,
  planned: Planned,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const program = await programs.find(name);
  if (program === null) return failed(missing(name));
  if (program !== planned.argv[0])
    return failed(`${name} is ${program} now, and was ${planned.argv[0] ?? 'missing'} in the plan.`);
  const { status, stdout, stderr, problem } = await programs.run(
    {
      program,
      args,
      cwd: folder,
      sees: commandSees,
      environment: kubeconfig === null ? {} : { KUBECONFIG: kubeconfig },
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

/** A name with a slash is a path, which could lead into the repository. */
function missing(name: string): string {
  return name.includes('/')
    ? `"${name}" is a path; a command is named as it stands on the PATH.`
    : `There is no ${name} on the PATH; install it.`;
}
