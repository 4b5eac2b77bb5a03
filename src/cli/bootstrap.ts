import { basename, resolve } from 'node:path';
import { planPhase } from '../actions/bootstrap/plan.ts';
import { runPlan } from '../actions/bootstrap/run.ts';
import type { RunEvents } from '../actions/bootstrap/run.ts';
import type { BootstrapPlan } from '../domain/bootstrap/plan.ts';
import { planDocument, questionOf } from '../domain/bootstrap/planDocument.ts';
import { reportDocument } from '../domain/bootstrap/reportDocument.ts';
import { waitedFor } from '../domain/bootstrap/preflight.ts';
import type { PreflightItem } from '../domain/bootstrap/preflight.ts';
import { remedyWithoutCluster } from '../domain/bootstrap/run.ts';
import type { Refusal, RefusalCode, Run, RunEvent } from '../domain/bootstrap/run.ts';
import { sentenceOf } from '../domain/kubernetes/failure.ts';
import type { PhaseSpec } from '../domain/phases/spec.ts';
import { visible } from '../domain/visible.ts';
import { nodeTree } from '../node/tree.ts';
import { writer } from '../node/write.ts';
import { platformAround } from '../repository/platformAround.ts';
import { platformSpec } from '../repository/platformSpec.ts';
import { readBootstrapOptions } from './bootstrapOptions.ts';
import type { BootstrapOptions } from './bootstrapOptions.ts';
import { openWorld } from './bootstrapWorld.ts';
import type { BootstrapWorld } from './bootstrapWorld.ts';
import { phasesFormats } from './format/phases.ts';
import { planJson } from './format/planJson.ts';
import { planText } from './format/planText.ts';
import { runLines } from './format/runText.ts';
import type { Context } from './main.ts';
import { reportOf } from './phases.ts';
import { isPhase, phasesStatus } from './phasesVerdict.ts';
import { Usage } from './usage.ts';

/** `slipway bootstrap`: plans a phase of the platform around the current folder, and builds it; gives the exit status. */
export async function bootstrapCommand(args: readonly string[], { signal, finish }: Context): Promise<number> {
  const options = readBootstrapOptions(args);
  const around = platformAround(process.cwd(), (folder) => nodeTree(folder || '/').text('platform.yaml'));
  if (around === null) {
    const sentence = `There is no platform in ${process.cwd()} or above: no platform.yaml with apiVersion: slipway/v1.`;
    throw new Usage('bootstrap/no-platform', sentence);
  }
  const root = around || '/';
  // Told before anything is asked of the cluster.
  const phase = phaseNamed(root, options);
  if (options.does.what === 'ask' && !process.stdin.isTTY) {
    const sentence = 'Nobody is there to be asked: give --plan, or --apply with what was agreed to.';
    throw new Usage('bootstrap/bad-flag', sentence);
  }
  return finish(() => bootstrap(root, phase, { ...options, phase: phase.id }, signal));
}

async function bootstrap(
  root: string,
  phase: PhaseSpec,
  options: BootstrapOptions,
  signal: AbortSignal,
): Promise<number> {
  const world = await openWorld(root, options, complain);
  if ('failure' in world) {
    const { message } = world.failure;
    const said = sentenceOf({ message, remedy: remedyWithoutCluster(world.failure, phase) });
    complain(`slipway: bootstrap/kubeconfig: ${said}`);
    return 2;
  }
  try {
    const { does } = options;
    if (does.what === 'apply') {
      const { uid, digest } = does;
      const agreed = { phase: options.phase, uid, digest, override: options.override };
      const events: RunEvents = { event: print, line: (step, line) => print(running(step, line)) };
      const run = await runPlan(world.portsFor(uid), world.phases, agreed, events, heard(signal));
      return await conclude(world, options, run, 'json');
    }
    return await planAndAsk(world, options, signal);
  } finally {
    world.close();
  }
}

/** Shows what would be done; on a terminal, where it is wanted, asks and does it, as often as that changes meanwhile. */
async function planAndAsk(world: BootstrapWorld, options: BootstrapOptions, signal: AbortSignal): Promise<number> {
  const { phase, does, override } = options;
  let told: string | null = null;
  const waits = (items: readonly PreflightItem[]): void => {
    const now = waitedFor(items);
    if (now !== null && now !== told) complain(visible(now));
    told = now;
  };
  for (;;) {
    const plan = await planPhase(world.portsFor(null), world.phases, { phase, override }, waits, signal);
    if ('code' in plan) return refuse(world, plan);
    const format = does.what === 'plan' ? does.format : 'text';
    process.stdout.write(planFormats[format](plan));
    const isDone = plan.steps.every(({ satisfied }) => satisfied);
    if (does.what === 'plan' || isDone || plan.obstacles.length > 0) return isDone ? 0 : planStatus(plan);
    const { context, uid } = plan.cluster;
    const ports = world.portsFor(uid);
    const question = { title: questionOf(plan), text: context };
    if (!(await ports.questions.typed(question, signal))) {
      complain('slipway: bootstrap/not-allowed: Nothing was changed: the name of the cluster was not typed.');
      return 4;
    }
    const line = runLines();
    const show = (event: RunEvent): boolean => process.stdout.write(line(event));
    const events: RunEvents = { event: show, line: (step, text) => show(running(step, text)) };
    const run = await runPlan(
      ports,
      world.phases,
      { phase, uid, digest: plan.digest, override },
      events,
      heard(signal),
    );
    if ('end' in run && run.end === 'changed') complain(run.sentence);
    else return conclude(world, options, run, 'text');
  }
}

/** Who closes the pipe in the middle of a run has it cancelled: it ends as with a signal, and leaves nothing behind. */
function heard(signal: AbortSignal): AbortSignal {
  const closed = new AbortController();
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error) => closed.abort(error));
  return AbortSignal.any([signal, closed.signal]);
}

const planFormats: Readonly<Record<'text' | 'json' | 'markdown', (plan: BootstrapPlan) => string>> = {
  text: planText,
  json: planJson,
  markdown: planDocument,
};

/** A plan that can't be run is incomplete. */
function planStatus({ obstacles }: BootstrapPlan): number {
  return obstacles.length > 0 ? 3 : 0;
}

async function conclude(
  world: BootstrapWorld,
  { context, does }: BootstrapOptions,
  run: Run | Refusal,
  format: 'text' | 'json',
): Promise<number> {
  if ('code' in run) return refuse(world, run);
  const { phases, live, clusters } = world;
  const report = await reportOf(phases, live, clusters, { phase: null, context });
  process.stdout.write(phasesFormats[format](report));
  const file = 'report' in does ? does.report : null;
  if (file !== null) {
    const written = await writer.createFile(resolve(file), reportDocument(run));
    if (written !== 'written') {
      const why = written === 'exists' ? 'there is a file already' : written.failure;
      complain(`slipway: bootstrap/report: The report can't be written to ${file}: ${why}.`);
    }
  }
  if (run.left !== null) complain(`slipway: bootstrap/lease: ${run.left}`);
  if (run.end === 'passed') return run.phase === null ? 2 : phasesStatus([run.phase], []);
  const code = {
    failed: 'bootstrap/failed',
    changed: 'bootstrap/changed',
    cancelled: 'bootstrap/cancelled',
    waits: 'bootstrap/waits',
  }[run.end];
  complain(`slipway: ${code}: ${run.sentence}${run.remedy === null ? '' : ` ${run.remedy}`}`);
  if (run.end === 'waits') return 3;
  // What nobody has agreed to was not begun.
  return run.end === 'changed' && run.steps.every(({ state }) => state !== 'passed') ? 4 : 1;
}

const statuses: Readonly<Record<RefusalCode, 2 | 4>> = {
  'bootstrap/no-platform': 2,
  'bootstrap/no-phase': 2,
  'bootstrap/unusable': 2,
  'bootstrap/cluster': 2,
  'bootstrap/other-cluster': 4,
  'bootstrap/read-only': 4,
  'bootstrap/not-allowed': 4,
  'bootstrap/obstacle': 4,
  'bootstrap/digest': 4,
  'bootstrap/held': 4,
};

function refuse({ stepConsent: { refused } }: BootstrapWorld, { code, sentence, remedy }: Refusal): number {
  const said = `${sentence}${remedy === null ? '' : ` ${remedy}`}`;
  // Who was not allowed something knows best what would allow it.
  complain(`slipway: ${code}: ${code === 'bootstrap/not-allowed' && refused !== null ? refused : said}`);
  return statuses[code];
}

/** The phase that was named, also by its number; throws `Usage` when the platform has none of that name. */
function phaseNamed(root: string, { phase }: BootstrapOptions): PhaseSpec {
  const phases = platformSpec(nodeTree(root), basename(root))?.phases ?? [];
  const found = phases.find((one) => isPhase(one, phase));
  if (found !== undefined) return found;
  const known = phases.map(({ id }) => id).join(', ');
  throw new Usage('bootstrap/no-phase', `There is no phase "${phase}"; the platform has ${known || 'none'}.`);
}

function running(step: string, message: string): RunEvent {
  return { at: new Date().toISOString(), step, state: 'running', message };
}

/** One of the JSON Lines. */
function print({ at, step, state, message }: RunEvent): void {
  // Who waits for somebody has not ended: those that read the lines know no other word for it.
  const told = state === 'waits' ? 'running' : state;
  process.stdout.write(`${JSON.stringify({ at, step, state: told, message })}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}
