import type { BootstrapPlan, Change, PlannedStep } from '../../domain/bootstrap/plan.ts';
import {
  actionWords,
  changesNothing,
  noChange,
  preflightIcons,
  riskWords,
  targetWords,
} from '../../domain/bootstrap/planDocument.ts';
import { linesOf } from '../../domain/bootstrap/preflight.ts';
import type { PreflightItem } from '../../domain/bootstrap/preflight.ts';
import { redacted } from '../../domain/bootstrap/redact.ts';
import { shellWord } from '../../domain/shellWord.ts';
import { visible } from '../../domain/visible.ts';

/** A plan for a terminal: what was looked at before, then step by step what would be done. */
export function planText(plan: BootstrapPlan): string {
  const { phase, cluster, head, preflight, overrides, steps, digest, obstacles } = plan;
  const lines = [
    `Bootstrap ${phase.title} · ${cluster.context} · ${cluster.server} · uid ${cluster.uid}`,
    head === null ? 'The platform is in no Git repository.' : `Commit ${head}`,
    '',
    ...preflight.flatMap(itemLines),
    ...overrides.map((sentence) => `• Overridden: ${sentence}`),
    '',
    ...steps.flatMap((step, index) => stepLines(step, index + 1)),
    '',
    ...ending(plan, obstacles),
    `Digest of this plan: ${digest}`,
  ];
  return lines.map((line) => `${shown(line)}\n`).join('');
}

function ending({ steps }: BootstrapPlan, obstacles: readonly string[]): readonly string[] {
  if (steps.every(({ satisfied }) => satisfied)) return ['There is nothing to do.'];
  if (obstacles.length === 0) return [];
  return ['Nothing can be run as things are:', ...obstacles.map((sentence) => `${preflightIcons.problem} ${sentence}`)];
}

function itemLines(item: PreflightItem): readonly string[] {
  const { beside, below } = linesOf(item);
  const head = `${preflightIcons[item.state]} ${item.title}:`;
  return [beside === '' ? head : `${head} ${beside}`, ...below.map((point) => `    - ${point}`)];
}

function stepLines(step: PlannedStep, number: number): readonly string[] {
  const { title, kind, satisfied, reason, risk, undo, problem, argv, asks, missing = [], typed, changes } = step;
  if (satisfied) return [`✓ ${number}  ${title}: ${reason}`];
  return [
    `◌ ${number}  ${title} (${kind})`,
    `      missing: ${reason}`,
    `      risk: ${riskWords[risk]}${undo === null ? '' : ` The way back: ${undo}`}`,
    ...(problem === null ? [] : [`      as things are it can't be done: ${problem}`]),
    ...(argv.length === 0 ? [] : [`      runs ${argv.map(shellWord).join(' ')}`]),
    ...asks.map((sentence) => `      asks: ${sentence}`),
    ...(missing.length === 0 ? [] : [`      not in the repository yet: ${missing.join(', ')}`]),
    ...(changesNothing(step) ? [`      ${noChange}`] : []),
    ...typed.map((text) => `      "${text}" has to be typed before`),
    ...changes.flatMap(changeLines),
  ];
}

function changeLines({ target, action, what, diff }: Change): readonly string[] {
  const head = `      ${actionWords[action].toLowerCase()} (${targetWords[target]}) ${what}`;
  if (diff === '') return [head];
  const lines = redacted(diff).replace(/\n$/, '').split('\n');
  return [head, ...lines.map((line) => `        │ ${line}`)];
}

/** A tab is what scripts are indented by. */
function shown(line: string): string {
  return line.replace(/\r$/, '').split('\t').map(visible).join('\t');
}
