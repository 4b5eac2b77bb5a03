import { judgeRun, runSummary } from './ended.ts';
import type { RunEnded } from './ended.ts';
import { noEvidence } from './evidence.ts';
import type { PlannedCheck } from './plan.ts';
import type { Evidence } from './result.ts';
import type { PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { inOneLine } from './words.ts';
import type { GitKnown } from './world.ts';

/** Judges what a command on this machine said. */
export function judgeCommand(
  check: PlannedCheck,
  run: RunEnded,
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): Verdict {
  const { state, message, reason, remedy } = judgeRun(check, run, spec, world);
  return verdict(state, message, { reason, remedy, evidence: evidenceOf([run]) });
}

/** Judges what hosts said: each has to be as expected. One that is not weighs more than one that can't be asked. */
export function judgeHosts(
  check: PlannedCheck,
  runs: readonly RunEnded[],
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): Verdict {
  if (runs.length === 0)
    return verdict('unknown', 'there is no host to ask', { reason: 'Its list of hosts is empty.' });
  const judged = runs.map((run) => ({ name: run.host?.name ?? '', ...judgeRun(check, run, spec, world) }));
  const worst = (['failed', 'unknown', 'passed'] as const).find((one) => judged.some(({ state }) => state === one));
  const state = worst ?? 'unknown';
  const those = judged.filter((one) => one.state === state);
  const reasons = those.flatMap(({ reason }) => reason ?? []);
  return verdict(state, state === 'passed' ? all(those) : first(those), {
    reason: reasons.length === 0 ? null : [...new Set(reasons)].join(' '),
    remedy: those.find(({ remedy }) => remedy !== null)?.remedy ?? null,
    evidence: evidenceOf(runs),
  });
}

interface Named {
  readonly name: string;
  readonly message: string;
}

/** What all say at once, or each for itself. */
function all(those: readonly Named[]): string {
  const message = those[0]?.message ?? '';
  if (those.length === 1) return message;
  if (those.every((one) => one.message === message)) return `${message} on ${those.length} hosts`;
  return those.map((one) => `${one.name}: ${one.message}`).join('; ');
}

/** The first, with its name, and how many more there are. */
function first([one, ...others]: readonly Named[]): string {
  if (one === undefined) return '';
  const { name, message } = one;
  const words = message.includes(name) ? message : `${name}: ${message}`;
  return others.length === 0 ? words : `${words}, and ${others.length} more`;
}

function evidenceOf(runs: readonly RunEnded[]): Evidence {
  return { ...noEvidence, summary: inOneLine(runs.map(runSummary).join('; '), 500) };
}
