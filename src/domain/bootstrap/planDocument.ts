import { code, fenced, plain } from '../markdown.ts';
import { shellWord } from '../shellWord.ts';
import type { BootstrapPlan, Change, PlannedStep, PlanWords } from './plan.ts';
import { linesOf } from './preflight.ts';
import type { PreflightItem } from './preflight.ts';
import { redacted } from './redact.ts';

/** What somebody says yes to, with the name of the cluster in it. */
export function verbOf({ cluster, words }: BootstrapPlan): string {
  return `${words?.verb ?? 'Install'} on ${cluster.context}`;
}

/** The one question that a plan ends in. */
export function questionOf({ phase, cluster, words }: BootstrapPlan): string {
  return `${words?.question ?? `Install ${phase.title}`} on ${cluster.context}?`;
}

/** What bootstrapping would do, as a Markdown document; its last line is the question, or why there is none. */
export function planDocument(plan: BootstrapPlan): string {
  const { phase, cluster, head, steps, preflight, overrides, obstacles, digest, words } = plan;
  return [
    `# ${plain(words?.heading ?? `Bootstrap ${phase.title}`)}`,
    '',
    `Cluster ${code(cluster.context)} at ${code(cluster.server)}, uid ${code(cluster.uid)}.`,
    head === null ? 'The platform is in no Git repository.' : `Commit ${code(head)}.`,
    '',
    '## Before',
    '',
    ...preflight.flatMap(itemLines),
    ...overrides.map((sentence) => `- Overridden: ${plain(sentence)}`),
    '',
    '## Steps',
    '',
    ...steps.flatMap((step, index) => stepLines(step, index + 1)),
    ...(words === undefined ? [] : wayBack(words)),
    '---',
    '',
    `Digest of this plan: ${code(digest)}`,
    '',
    ...ending(plan, obstacles),
    '',
  ].join('\n');
}

function wayBack({ back }: PlanWords): readonly string[] {
  const lines = back.map(({ sentence, typed }) => `- ${plain(sentence)}${typed === null ? '' : ` ${code(typed)}`}`);
  return ['## The way back', '', ...lines, ''];
}

/** How a thing that was looked at before stands. */
export const preflightIcons: Readonly<Record<PreflightItem['state'], string>> = {
  ok: '✓',
  problem: '✗',
  asked: '•',
  running: '…',
};

function itemLines(item: PreflightItem): readonly string[] {
  const { beside, below } = linesOf(item);
  const head = `- ${preflightIcons[item.state]} ${plain(item.title)}${beside === '' ? '' : `: ${plain(beside)}`}`;
  return [head, ...below.map((point) => `  - ${plain(point)}`)];
}

function ending(plan: BootstrapPlan, obstacles: readonly string[]): readonly string[] {
  if (plan.steps.every(({ satisfied }) => satisfied)) return ['There is nothing to do.'];
  if (obstacles.length === 0) return [`**${plain(questionOf(plan))}**`];
  return ['**Nothing can be run as things are:**', '', ...obstacles.map((sentence) => `- ${plain(sentence)}`)];
}

function stepLines(step: PlannedStep, number: number): readonly string[] {
  const { title, kind, satisfied, reason, risk, undo, problem, argv, asks, missing = [], typed, changes } = step;
  if (satisfied) return [`✓ ${number}. ${plain(title)}: ${plain(reason)}`, ''];
  const facts = [
    `- Missing: ${plain(reason)}`,
    `- Risk: ${riskWords[risk]}${undo === null ? '' : ` The way back: ${plain(undo)}`}`,
    ...(problem === null ? [] : [`- **As things are it can't be done: ${plain(problem)}**`]),
    ...(argv.length === 0 ? [] : [`- Runs ${code(argv.map(shellWord).join(' '))}`]),
    ...asks.map((sentence) => `- Asks: ${plain(sentence)}`),
    ...(missing.length === 0 ? [] : [`- Not in the repository yet: ${missing.map(code).join(', ')}`]),
    ...(changesNothing(step) ? [`- ${noChange}`] : []),
    ...(typed.length === 0 ? [] : [`- Has to be typed before: ${typed.map(code).join(', ')}`]),
  ];
  return [`### ${number}. ${plain(title)} (${kind})`, '', ...facts, '', ...changes.flatMap(changeLines)];
}

/** Whether a step that has something to do, and can do it, changes nothing by itself. */
export function changesNothing({ problem, changes }: Pick<PlannedStep, 'problem' | 'changes'>): boolean {
  return problem === null && changes.length === 0;
}

/** What is said of it. */
export const noChange = 'Nothing is changed by Slipway here.';

/** What a step can do to what is there. */
export const riskWords: Readonly<Record<PlannedStep['risk'], string>> = {
  none: 'none.',
  disruptive: 'something may be away for a while.',
  'data-loss': 'data can be lost.',
  irreversible: 'there is no way back.',
};

function changeLines({ target, action, what, diff }: Change): readonly string[] {
  const line = `${actionWords[action]} (${targetWords[target]}) ${code(what)}`;
  if (diff === '') return [line, ''];
  return [line, '', ...fenced(redacted(diff), action === 'run' || action === 'use' ? 'text' : 'diff'), ''];
}

/** What happens to a thing, as a heading of it. */
export const actionWords: Readonly<Record<Change['action'], string>> = {
  create: 'Create',
  update: 'Change',
  delete: 'Delete',
  run: 'Run',
  use: 'Use',
};

/** Where something happens. */
export const targetWords: Readonly<Record<Change['target'], string>> = {
  cluster: 'cluster',
  git: 'git',
  host: 'on a host, by ssh',
  machine: 'on this machine',
  file: 'file',
};
