import type { StepPlace, StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import type { Risk, StepSpec } from '../../../../src/domain/phases/spec.ts';
import type { ProgramEnded, ProgramRun } from '../../../../src/writes.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { memoryWriter } from '../../../fakes/writer.ts';
import { template } from '../../domain/phases/template.ts';
import { SudoPasswords } from '../../../../src/actions/bootstrap/sudoPasswords.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

/** A script that arrived on a host, and what it does there. */
export interface Arrived {
  readonly host: string;
  readonly name: string;
  readonly args: readonly string[];
  /** All that came over stdin. */
  readonly input: string;
  readonly isDryRun: boolean;
}

export interface Acted {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status?: number;
}

/** Programs with an ssh behind which scripts run as `act` says, on hosts whose sudo asks nothing. */
export function hosts(act: (arrived: Arrived) => Acted): ScriptedPrograms {
  return new ScriptedPrograms('ssh').on(['ssh', '-V'], { stderr: 'OpenSSH_9.6p1 Ubuntu-3, OpenSSL 3.0.13\n' }).on(
    ({ args }) => args.includes('-T'),
    (run) => supervised(run, act),
  );
}

/** As the supervisor of a script would answer. */
export function supervised(run: ProgramRun, act: (arrived: Arrived) => Acted): Partial<ProgramEnded> {
  const { host, words } = wordsOf(run);
  const [sum, , name = '', ...args] = words.slice(words.lastIndexOf('slipway') + 1);
  const arrived = { host, name, args, input: run.input ?? '', isDryRun: args.includes('--dry-run') };
  const { stdout = '', stderr = '', status = 0 } = act(arrived);
  return {
    status,
    stdout: `slipway ${sum} started\n${stdout}slipway ${sum} ended ${status}\n`,
    stderr: `slipway ${sum} started\n${stderr}`,
  };
}

/** The host of a run of ssh, and the words of the command there. */
export function wordsOf({ args }: ProgramRun): { readonly host: string; readonly words: readonly string[] } {
  const [host = '', ...quoted] = args.slice(args.indexOf('--') + 1);
  return { host, words: quoted.map(unquoted) };
}

function unquoted(word: string): string {
  const [quote] = word;
  return quote === '"' || quote === "'" ? word.slice(1, -1).replaceAll(String.raw`'\''`, "'") : word;
}

/** Whoever asks Git in a step that has nothing to do with it fails. */
const noGit = new Proxy({} as StepPorts['git'], {
  get: () => () => Promise.reject(new Error('Git has nothing to do with this.')),
});

export interface World {
  readonly ports: StepPorts;
  readonly questions: MemoryQuestions;
  readonly timers: ManualTimers;
}

export function world(
  programs: ScriptedPrograms,
  files: Readonly<Record<string, string>> = {},
  questions: MemoryQuestions = new MemoryQuestions(),
): World {
  const timers = new ManualTimers();
  return {
    questions,
    timers,
    ports: {
      files: memoryFiles(files),
      writer: memoryWriter(),
      clock: timers,
      timers,
      programs,
      git: noGit,
      scripts: memoryScripts(memoryFiles(files)),
      passwords: new SudoPasswords(timers),
      questions,
      cluster: new MemoryCluster('home'),
      kubeconfig: null,
    },
  };
}

const { spec } = template();

/** Where a step of the template's first phase stands, with another risk if there is one. */
export function place(risk: Risk = 'disruptive'): StepPlace {
  const phase = spec.phases[0];
  const step = phase?.steps[0];
  if (phase === undefined || step === undefined) throw new Error('The template has no phase.');
  const own: StepSpec = { ...step, risk };
  return { folder: '/lab', spec, phase, step: own };
}
