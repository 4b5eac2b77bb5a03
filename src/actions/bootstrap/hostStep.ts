import { isGrave } from '../../domain/bootstrap/grave.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import type { HostRun } from '../../domain/bootstrap/work.ts';
import type { RemoteScript } from '../../domain/hosts/remoteScript.ts';
import { shellWord } from '../../domain/shellWord.ts';
import { versionOf } from '../toolVersion.ts';
import { outputOf } from './hostOutput.ts';
import { lastOf, rehearse } from './hostRehearsal.ts';
import type { Rehearsal } from './hostRehearsal.ts';
import { hostScript } from './hostScript.ts';
import { runOnHost } from './onHost.ts';
import { nothing, undecided } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { Step, StepPlace, StepPlan, StepPorts, Using, WorkOf } from './step.ts';

/** Milliseconds for a script on one host: a driver may be built there. */
const limit = 60 * 60_000;

/**
 * A script of the repository on hosts, one after the other, as root. What it would do is what it says with `--dry-run`;
 * what has come of it is for the checks to say.
 */
export const hostStep: Step<WorkOf<'host'>, Deciding> = {
  patience: 5 * 60_000,
  needs: () => ({ ...nothingNeeded, programs: ['ssh'] }),
  uses,
  plan,
  run,
};

interface Deciding {
  /** Absolute path of ssh. */
  readonly ssh: string;
  /** From the root of the repository. */
  readonly path: string;
  /** The text that was shown: whatever lies there later, this is what runs. */
  readonly script: RemoteScript;
  readonly runs: readonly HostRun[];
}

function uses({ script, runs }: WorkOf<'host'>): Using | null {
  if (runs.length === 0) return null;
  const what = (tool: string): string =>
    runs.map(({ host, args }) => `${tool} ${host.name}: ${inWords([script, '--dry-run', ...args])}`).join('; ');
  return { tools: ['ssh'], path: script, what };
}

async function plan(
  ports: StepPorts,
  { folder, step }: StepPlace,
  { script: path, runs }: WorkOf<'host'>,
  signal: AbortSignal,
): Promise<StepPlan<Deciding>> {
  const script = await hostScript(ports.files, folder, path);
  if ('problem' in script) return undecided(script.problem);
  const ssh = await ports.programs.find('ssh');
  if (ssh === null) return undecided(noSsh);
  if (runs.length === 0) return undecided('platform.yaml names no host for it.');
  const version = await versionOf(ports.programs, { name: 'ssh', path: ssh }, signal);
  const rehearsed: (HostRun & Rehearsal)[] = [];
  for (const one of runs)
    rehearsed.push({ ...one, ...(await rehearse(ports, { ssh, folder, host: one.host.name }, script, one, signal)) });
  const problems = rehearsed.flatMap(({ problem }) => problem ?? []);
  const names = runs.map(({ host }) => host.name).join(', ');
  const whole = `${path} as root on ${names}, SHA-256 ${script.sha256}, over ${ssh}${version === null ? '' : ` (${version})`}`;
  const shown = {
    ...nothing,
    changes: [running(whole, script.text), ...rehearsed.flatMap((one) => changesOf(path, one))],
    problem: problems.length === 0 ? null : problems.join(' '),
    typed: isGrave(step) ? runs.map(({ host }) => host.name) : [],
    decides: {
      script: path,
      sha256: script.sha256,
      runs: rehearsed.map(({ host, args, input, says }) => ({ host: host.name, args, input, says })),
    },
  };
  return { shown, decision: { ssh, path, script, runs } };
}

async function run(
  ports: StepPorts,
  { folder }: StepPlace,
  { ssh, path, script, runs }: Deciding,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  for (const { host, args, input } of runs) {
    const given = input === null ? null : await outputOf(ports, { ssh, folder, host: input.host }, input.argv, signal);
    if (given !== null && 'reason' in given) return failed(given.reason, given.remedy);
    const shown = hiding(given?.text ?? '');
    const onLine = (line: string): void => say(`${host.name}: ${shown(line)}`);
    const what = { script: { ...script, args }, input: given?.text ?? '', limit, onLine };
    const ended = await runOnHost(ports, { ssh, folder, host: host.name }, what, signal);
    if ('reason' in ended) return failed(ended.reason, ended.remedy);
    if (ended.status !== 0) return failed(shown(lastOf(host.name, script, ended)));
  }
  const names = runs.map(({ host }) => host.name).join(', ');
  return passed(`${path} has run on ${names}.`);
}

function changesOf(path: string, { host, args, input, says }: HostRun & Rehearsal): readonly Change[] {
  const own = running(`${host.name}: ${inWords([path, ...args])}`, says);
  if (input === null) return [own];
  const first = `${input.host}: ${inWords(input.argv)}, as root; what it prints goes to ${host.name} alone and is not shown`;
  return [running(first, ''), own];
}

function running(what: string, diff: string): Change {
  return { target: 'host', action: 'run', what, diff };
}

/** What goes from host to host is shown nowhere, whatever a script does with it. A line that is shorter is no secret. */
function hiding(secret: string): (line: string) => string {
  const parts = secret.split('\n').filter((part) => part.length >= 8);
  return (line) => parts.reduce((shown, part) => shown.replaceAll(part, '(hidden)'), line);
}

const noSsh = 'There is no ssh on the PATH; install the OpenSSH client.';

function inWords(argv: readonly string[]): string {
  return argv.map(shellWord).join(' ');
}
