import { onTestFinished } from 'vitest';
import { planPhase } from '../../../../src/actions/bootstrap/plan.ts';
import type { PlanWanted } from '../../../../src/actions/bootstrap/plan.ts';
import type { BootstrapPorts, StepTable, StepUse } from '../../../../src/actions/bootstrap/ports.ts';
import { runPlan } from '../../../../src/actions/bootstrap/run.ts';
import type { Agreed } from '../../../../src/actions/bootstrap/run.ts';
import type { Step, StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import { steps as real } from '../../../../src/actions/bootstrap/steps.ts';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import type { BootstrapPlan, Planned, Ran } from '../../../../src/domain/bootstrap/plan.ts';
import type { PreflightItem } from '../../../../src/domain/bootstrap/preflight.ts';
import { isRefusal } from '../../../../src/domain/bootstrap/run.ts';
import type { Refusal, Run, RunEvent } from '../../../../src/domain/bootstrap/run.ts';
import type { Work } from '../../../../src/domain/bootstrap/work.ts';
import type { CheckSpec, PhaseSpec, PlatformSpec, StepSpec } from '../../../../src/domain/phases/spec.ts';
import { onDemandKinds } from '../../../../src/domain/phases/spec.ts';
import { LivePhases } from '../../../../src/live/phases.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { MemoryClusters } from '../../../fakes/clusters.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryGitState } from '../../../fakes/gitState.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { MemoryHttp } from '../../../fakes/http.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { memoryWriter } from '../../../fakes/writer.ts';
import { phaseOf, platformOf, reading } from '../../live/platform.ts';
import { living } from '../../live/watching.ts';
import { SudoPasswords } from '../../../../src/actions/bootstrap/sudoPasswords.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

export const never = new AbortController().signal;
export const uid = '00000000-0000-4000-8000-000000000001';
export const otherUid = '00000000-0000-4000-8000-000000000002';
export const map = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
});
const maps = { name: 'maps', apiVersion: 'v1', kind: 'ConfigMap' };

/** A check that wants a ConfigMap of its name. */
export const wants = (id: string): CheckSpec => reading(id, maps, `maps.exists(m, m.metadata.name == '${id}')`);

/** A step that makes the ConfigMap of its name, which its check wants. */
export function makes(id: string, more: Partial<StepSpec> = {}): StepSpec {
  const spot = { path: 'phases/1-b/phase.yaml', line: 0 };
  const base = { id, title: `Make ${id}`, spot, satisfiedBy: [id], when: null, risk: 'none', undo: null } as const;
  return { ...base, kind: 'command', run: `['make', '${id}']`, ...more } as StepSpec;
}

export interface House {
  readonly steps?: readonly StepSpec[];
  readonly checks?: readonly CheckSpec[];
  /** Checks of the phase before. */
  readonly before?: readonly CheckSpec[];
  readonly files?: Readonly<Record<string, string>>;
  readonly allows?: boolean;
}

/**
 * A platform of two phases, `a` and `b` that requires it, in a cluster in memory. Its steps make ConfigMaps; what they would
 * do and what happens while they run can be changed.
 */
export async function house({
  steps = [makes('one'), makes('two')],
  checks = steps.flatMap(({ satisfiedBy }) => satisfiedBy.map(wants)),
  before = [],
  files = {},
  allows = true,
}: House = {}) {
  const cluster = new MemoryCluster('home', { kinds: ['v1 ConfigMap', 'v1 Node', 'coordination.k8s.io/v1 Lease'] });
  const timers = new ManualTimers();
  timers.hurry(5000);
  const { live } = living(new MemoryClusters(cluster), { timers });
  const gitState = new MemoryGitState();
  const phases = new LivePhases({ clock: timers, timers, git: gitState, folder: '/home' });
  onTestFinished(() => phases.close());
  phases.follow(live);
  const phase: PhaseSpec = { ...phaseOf('b', checks), number: 1, title: 'Second', requires: ['a'], steps };
  const spec: PlatformSpec = { ...platformOf([]), phases: [phaseOf('a', before), phase] };
  const own = {
    spec: spec as PlatformSpec | null,
    /** What a step would do, by its id. */
    planned: new Map<string, Partial<Planned>>(),
    /** What a step has to do though its checks are green, by its id. */
    due: new Map<string, string>(),
    /** What happens when a step runs, before it does what it does; it may end it. */
    running: new Map<string, (ports: StepPorts, signal: AbortSignal) => Promise<Ran | undefined>>(),
    /** What steps were planned, and run, in order. */
    calls: [] as string[],
  };
  const git = new MemoryGitWrites({ 'platform.yaml': 'platform: { releasedPhase: 0 }\n' });
  const questions = new MemoryQuestions();
  const programs = new ScriptedPrograms('git', 'helm', 'helmfile', 'ssh').on([], { stdout: 'git version 2.50.1' });
  const http = new MemoryHttp();
  const used: (readonly StepUse[])[] = [];
  const ports: BootstrapPorts = {
    files: memoryFiles(files),
    writer: memoryWriter(),
    clock: timers,
    timers,
    programs,
    git,
    scripts: memoryScripts(memoryFiles(files)),
    passwords: new SudoPasswords(timers),
    questions,
    cluster,
    kubeconfig: null,
    steps: stepsOf(own),
    folder: '/home',
    platform: async () => own.spec,
    gitState,
    checks: {
      cluster,
      context: null,
      kubeconfig: null,
      writable: uid,
      consent: { allows: async () => allows },
      http,
      tokens: { get: async () => ({ problem: 'No token.' }) },
      clock: timers,
      timers,
      programs,
      scripts: { digest: async () => null, read: async () => null },
      folder: '/home',
    },
    kinds: onDemandKinds,
    stepConsent: {
      allows: async (uses) => {
        used.push(uses);
        return allows;
      },
    },
    writable: uid,
    who: 'me@here',
  };
  const items: (readonly PreflightItem[])[] = [];
  const events: RunEvent[] = [];
  const lines: string[] = [];
  const tryPlan = (wanted: Partial<PlanWanted> = {}, signal: AbortSignal = never, more: Partial<BootstrapPorts> = {}) =>
    planPhase({ ...ports, ...more }, phases, { phase: 'b', ...wanted }, (now) => items.push(now), signal);
  const plan = async (wanted: Partial<PlanWanted> = {}): Promise<BootstrapPlan> => {
    const made = await tryPlan(wanted);
    if (isRefusal(made)) throw new Error(made.sentence);
    return made;
  };
  const follow = {
    event: (event: RunEvent) => void events.push(event),
    line: (step: string, line: string) => void lines.push(`${step}: ${line}`),
  };
  /** Runs what is agreed to: the plan as it is now, but for what is said. */
  const tryRun = async (
    agreed: Partial<Agreed> = {},
    signal: AbortSignal = never,
    more: Partial<BootstrapPorts> = {},
  ): Promise<Run | Refusal> => {
    const digest = agreed.digest ?? (await plan(agreed)).digest;
    return runPlan({ ...ports, ...more }, phases, { phase: 'b', uid, ...agreed, digest }, follow, signal);
  };
  const run = async (agreed: Partial<Agreed> = {}, signal: AbortSignal = never): Promise<Run> => {
    const ended = await tryRun(agreed, signal);
    if (isRefusal(ended)) throw new Error(ended.sentence);
    return ended;
  };
  const lease = () => cluster.find(leaseKind, leasePlace.namespace, leasePlace.name);
  const made = () => ['one', 'two', 'three'].filter((name) => cluster.find(maps, 'default', name) !== null);
  return {
    cluster,
    timers,
    phases,
    live,
    git,
    gitState,
    questions,
    programs,
    http,
    ports,
    own,
    items,
    events,
    lines,
    used,
    plan,
    tryPlan,
    run,
    tryRun,
    lease,
    made,
    phase,
  };
}

export type Housed = Awaited<ReturnType<typeof house>>;

/** Steps of every kind with all that is known of it, but each makes the ConfigMap of its name. */
function stepsOf(own: {
  readonly due: ReadonlyMap<string, string>;
  readonly planned: Map<string, Partial<Planned>>;
  readonly running: Map<string, (ports: StepPorts, signal: AbortSignal) => Promise<Ran | undefined>>;
  readonly calls: string[];
}): StepTable {
  const acts: Pick<Step<Work>, 'plan' | 'run'> = {
    plan: async (_ports, { step: { id } }, work) => {
      own.calls.push(`plan ${id}`);
      const argv = work.kind === 'command' ? work.argv : [];
      const base: Planned = { argv, changes: [], problem: null, asks: [], typed: [], decides: work };
      return { shown: { ...base, ...own.planned.get(id) }, decision: work };
    },
    run: async (ports, { step: { id } }, _decision, say, signal) => {
      own.calls.push(`run ${id}`);
      say(`makes ${id}`);
      const ended = await own.running.get(id)?.(ports, signal);
      if (ended !== undefined) return ended;
      const created = await ports.cluster.writes.create(map(id), signal);
      if ('failure' in created) return { state: 'failed', message: created.failure.message, remedy: null };
      return { state: 'passed', message: `${id} is made.`, commit: null };
    },
  };
  return mapped(real, (step: Step<Work>) => ({
    ...step,
    ...acts,
    due: async (ports, place, signal) => own.due.get(place.step.id) ?? (await step.due?.(ports, place, signal)) ?? null,
  }));
}

function mapped(table: StepTable, change: (step: Step<Work>) => Step<Work>): StepTable {
  const changed = Object.entries(table).map(([kind, step]) => [kind, change(step as Step<Work>)]);
  return Object.fromEntries(changed) as StepTable;
}
