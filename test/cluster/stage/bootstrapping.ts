import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { running, type Running } from '../../unit/cli/running.ts';
import type { Stage } from './stage.ts';

/** `slipway.plan/1`, as far as it is looked at here. */
export interface Plan {
  readonly cluster: { readonly uid: string };
  readonly digest: string;
  readonly obstacles: readonly string[];
  readonly steps: readonly { readonly id: string; readonly satisfied: boolean; readonly problem?: string | null }[];
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A line of a run. */
export interface Line {
  readonly at: string;
  readonly step: string;
  readonly state: string;
  readonly message: string;
}

/** Runs bootstrap as the owner of the platform; it goes on beside the test. */
export function bootstrap(
  { place, environment }: Stage,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Running {
  return running(['bootstrap', ...args], { cwd: place.platform, environment: { ...environment, ...more } });
}

/** What may run that is code of the repository. */
const allow = ['--allow', 'host,helmfile,probe,admission'];

export async function planOf(stage: Stage, phase: string): Promise<Ended & { readonly plan: Plan }> {
  const ended = await bootstrap(stage, [phase, '--plan', '--format', 'json', ...allow]).ended;
  if (ended.stdout === '') throw new Error(ended.stderr);
  return { ...ended, plan: JSON.parse(ended.stdout) as Plan };
}

/** Agrees to a plan: what there is to answer is the backup of a key, for this recipient. */
export async function applied(stage: Stage, phase: string, { cluster: { uid }, digest }: Plan): Promise<Running> {
  const backup = join(stage.place.folder, `key-${Date.now()}.age`);
  const recipient = await identityToRecipient(await generateIdentity());
  const answers = ['--backup', backup, '--recipient', recipient];
  const agreed = ['--apply', '--cluster-uid', uid, '--plan-digest', digest];
  return bootstrap(stage, [phase, ...agreed, ...answers, ...allow]);
}

export function linesIn(stdout: string): readonly Line[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{"at"') && line.includes('"step"'))
    .map((line) => JSON.parse(line) as Line);
}

/**
 * Plans and agrees, as often as what a step would do changes by the steps before it, until there is nothing to do. Fails
 * with the last words of a run that fails.
 */
export async function build(stage: Stage, phase: string, most = 6): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (let round = 0; round < most; round += 1) {
    const { plan, stderr, status } = await planOf(stage, phase);
    if (plan.steps.every(({ satisfied }) => satisfied)) return lines;
    if (status !== 0)
      throw new Error(`The plan of ${phase} can't be run (${status}): ${plan.obstacles.join(' ')}\n${stderr}`);
    const ended = await (await applied(stage, phase, plan)).ended;
    const told = linesIn(ended.stdout);
    lines.push(...told);
    for (const { at, step, state, message } of told)
      if (state !== 'running') console.log(`${at} ${phase}/${step} ${state}: ${message}`);
    if (ended.status !== 0 && !ended.stderr.includes('bootstrap/changed'))
      throw new Error(`${phase} ended with ${ended.status}: ${ended.stderr}\n${tail(lines)}`);
  }
  throw new Error(`${phase} has something to do after ${most} rounds:\n${tail(lines)}`);
}

function tail(lines: readonly Line[]): string {
  return lines
    .slice(-20)
    .map(({ step, state, message }) => `${step} ${state}: ${message}`)
    .join('\n');
}
