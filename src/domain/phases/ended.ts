import { lastLine, troubleOf } from '../hosts/trouble.ts';
import { shellWord } from '../shellWord.ts';
import { judgeOutput } from './output.ts';
import type { JudgedOutput, OutputWords } from './output.ts';
import type { PlannedCheck } from './plan.ts';
import type { CheckRun } from './runs.ts';
import type { PlatformSpec } from './spec.ts';
import type { GitKnown } from './world.ts';

/** A command of a check, and how it ended: on a host, how ssh did. */
export interface RunEnded extends CheckRun {
  readonly ended: {
    /** Null for one that did not start, or was ended: `problem` says which, as the end of a sentence. */
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
    readonly problem: string | null;
  };
}

export interface JudgedRun extends JudgedOutput {
  readonly remedy: string | null;
}

/**
 * Judges what one command said. Its status decides nothing: tools tell with it what a check wants to know. What could not
 * run is unknown.
 */
export function judgeRun(
  check: PlannedCheck,
  run: RunEnded,
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): JudgedRun {
  const { host, ended } = run;
  const name = programOf(run);
  const trouble = notRun(run);
  if (trouble !== null) return trouble;
  const status = ended.status ?? 0;
  const own = host === null ? {} : { host };
  const output = { text: ended.stdout, own };
  const judged = judgeOutput(check, output, wordsOf(name, status, check.names.has('json')), spec, world);
  if (status === 0 || judged.state === 'passed') return { ...judged, remedy: null };
  const said = lastLine(ended.stderr);
  const how = `${name}${host === null ? '' : ` on ${host.name}`} ends with ${status}${said === '' ? '' : ` and says: ${said}`}`;
  const reason = [/[.!?]$/.test(how) ? how : `${how}.`, judged.reason ?? ''].join(' ').trim();
  // What a command that failed has said need not have a meaning.
  if (judged.state === 'unknown')
    return { state: 'failed', message: `${name} ends with ${status}`, reason, remedy: null };
  return { ...judged, reason, remedy: null };
}

/** What was run and what came back, without any of what was said: that may be nobody's business. */
export function runSummary({ host, argv, ended }: RunEnded): string {
  const where = host === null ? '' : `${host.name}: `;
  const how = ended.status === null ? 'no status' : `status ${ended.status}, ${ended.stdout.length} characters`;
  return `${where}${argv.map(shellWord).join(' ')}: ${how}`;
}

/** The program without its folder. */
function programOf({ argv: [program = ''] }: CheckRun): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** The shell of a host tells with these that there is no such program, or that it can't be run (POSIX, 2.8.2). */
const missing = 127;
const notExecutable = 126;

function notRun(run: RunEnded): JudgedRun | null {
  const { host, ended } = run;
  const name = programOf(run);
  if (host === null) {
    if (ended.problem === null) return null;
    return unknown(`${name} gives no answer`, `${name} gives no answer: ${ended.problem}.`, null);
  }
  const trouble = troubleOf(host.name, ended);
  if (trouble !== null) return unknown(`${host.name} can't be asked`, trouble.reason, trouble.remedy);
  if (ended.status === missing)
    return unknown(
      `${name} is not on ${host.name}`,
      `The host ${host.name} has no program ${name}.`,
      `Install ${name} on ${host.name}.`,
    );
  if (ended.status === notExecutable)
    return unknown(
      `${name} can't run on ${host.name}`,
      `The host ${host.name} does not let you run ${name}.`,
      `Look at the rights of ${name} on ${host.name}.`,
    );
  return null;
}

function unknown(message: string, reason: string, remedy: string | null): JudgedRun {
  return { state: 'unknown', message, reason, remedy };
}

function wordsOf(name: string, status: number, namesJson: boolean): OutputWords {
  const notWanted = status === 0 ? 'the output is not as wanted' : `${name} ends with ${status}`;
  return {
    passed: `${name} ends with ${status}`,
    noJson: namesJson && status === 0 ? `${name} prints no JSON` : notWanted,
    notWanted,
    notExpected: 'The output is not as expected',
  };
}
