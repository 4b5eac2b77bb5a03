import { code, plain } from '../markdown.ts';
import type { CheckResult } from '../phases/result.ts';
import { redacted } from './redact.ts';
import { linkOf } from './run.ts';
import type { RanStep, Run } from './run.ts';

/** What was done and found, as a Markdown document, for keeping and for sending to somebody: nothing secret is in it. */
export function reportDocument(run: Run): string {
  const { plan, steps, begun, ended, holder, phase, remedy, left } = run;
  const commits = steps.flatMap(({ commit, title }) => (commit === null ? [] : [`- ${code(commit)} ${told(title)}`]));
  const link = linkOf(run);
  const lines = [
    `# ${told(plan.phase.title)} on ${told(plan.cluster.context)}: ${endWords[run.end]}`,
    '',
    told(run.sentence),
    ...(remedy === null ? [] : ['', `→ ${told(remedy)}`]),
    ...(link === null ? [] : ['', `→ <${link}>`]),
    ...(left === null ? [] : ['', told(left)]),
    '',
    `- Cluster: ${code(plan.cluster.context)} at ${code(plan.cluster.server)}, uid ${code(plan.cluster.uid)}`,
    `- By: ${code(holder)}`,
    `- Begun: ${begun}, ended: ${ended} (${lasted(Date.parse(ended) - Date.parse(begun))})`,
    `- Commit at the beginning: ${plan.head === null ? 'none' : code(plan.head)}`,
    `- Digest of the plan: ${code(plan.digest)}`,
    ...plan.overrides.map((sentence) => `- Overridden: ${told(sentence)}`),
    '',
    '## Steps',
    '',
    '| Step | How it ended | Time |',
    '| --- | --- | --- |',
    ...steps.map(stepRow),
    '',
    ...(commits.length === 0 ? [] : ['## Commits', '', ...commits, '']),
    '## Checks afterwards',
    '',
    ...(phase === null ? ['The platform has no such phase any more.'] : checkLines(phase.checks)),
    '',
  ];
  // Once more over all of it: what is left of a secret by pieces is found where they stand together.
  return redacted(lines.join('\n'));
}

const endWords: Readonly<Record<Run['end'], string>> = {
  passed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  changed: 'stopped, to be planned anew',
  waits: 'waits for somebody',
};

/** How a step ended, in a word. */
export const stepWords: Readonly<Record<RanStep['state'], string>> = {
  satisfied: 'nothing to do',
  passed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  waits: 'waits',
  left: 'not begun',
};

function stepRow({ title, kind, state, message, remedy, ms }: RanStep): string {
  const said = [message, ...(remedy === null ? [] : [`→ ${remedy}`])].filter((part) => part !== '').join(' ');
  return `| ${told(title)} (${kind}) | ${howStepEnded(state, said)} | ${state === 'satisfied' || state === 'left' ? '' : lasted(ms)} |`;
}

/** A step that was cancelled says so itself; of one that had nothing to do there is no more to say. */
function howStepEnded(state: RanStep['state'], said: string): string {
  const word = stepWords[state];
  if (said === '' || state === 'satisfied') return word;
  return state === 'cancelled' ? told(said) : `${word}: ${told(said)}`;
}

/** The checks in their order; what is said of several that are not known stands once, with their names below it. */
function checkLines(checks: readonly CheckResult[]): readonly string[] {
  const groups = Map.groupBy(checks, ({ id, state, message, reason }) =>
    JSON.stringify(known.has(state) ? [id] : [state, message, reason]),
  );
  return [...groups.values()].flatMap(groupLines);
}

function groupLines(all: readonly CheckResult[]): readonly string[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  if (others.length === 0) return [`- ${nameOf(first)}: ${saidOf(first)}`];
  return [`- ${all.length} checks: ${saidOf(first)}`, ...all.map((check) => `  - ${nameOf(check)}`)];
}

/** What has a result of its own. */
const known: ReadonlySet<CheckResult['state']> = new Set<CheckResult['state']>(['passed', 'failed']);

function nameOf({ title, level }: CheckResult): string {
  return `${told(title)}${level === 'advisory' ? ' (advisory)' : ''}`;
}

function saidOf({ state, message, reason }: CheckResult): string {
  const why = reason === null || state === 'passed' ? '' : ` ${told(reason)}`;
  return `${state}${message === '' ? '' : `, ${told(message)}`}.${why}`;
}

function told(text: string): string {
  return plain(redacted(text));
}

/** `3 min 4 s`; what is shorter than a second is less than one. */
export function lasted(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) return '< 1 s';
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes === 0 ? `${rest} s` : `${minutes} min ${rest} s`;
}
