import { nothing } from '../../src/domain/bootstrap/planned.ts';
import type { BootstrapPorts, StepTable } from '../../src/actions/bootstrap/ports.ts';
import { nothingNeeded } from '../../src/domain/bootstrap/needs.ts';
import type { PlatformSpec, StepSpec } from '../../src/domain/phases/spec.ts';
import { uidOf } from '../../src/live/probe.ts';
import { nodeFiles } from '../../src/node/files.ts';
import { nodeHttp, systemWorld } from '../../src/node/http.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import { nodePrograms } from '../../src/node/programs.ts';
import { nodeScripts } from '../../src/node/scripts.ts';
import { writer } from '../../src/node/write.ts';
import type { Cluster } from '../../src/ports.ts';
import { MemoryGitState } from '../fakes/gitState.ts';
import { MemoryGitWrites } from '../fakes/gitWrites.ts';
import { MemoryQuestions } from '../fakes/questions.ts';
import { phaseOf, platformOf, reading } from '../unit/live/platform.ts';
import { configMaps, kubeconfigWith, product } from './failing.ts';
import { cluster } from './harness/cluster.ts';
import { SudoPasswords } from '../../src/actions/bootstrap/sudoPasswords.ts';

const { signal } = new AbortController();

/** Phases of a platform, looked at by a client that calls itself so. */
export async function connected(agent: string, spec: PlatformSpec) {
  const { path } = kubeconfigWith(cluster().tokens.admin);
  const { live, phases, shows } = product(path, spec, agent);
  await shows({ connection: 'live' });
  const { api } = live;
  if (api === null) throw new Error('There is no connection.');
  const identity = await uidOf(api, signal);
  if ('failure' in identity || identity.value.uid === null) throw new Error('It has no uid.');
  return { api, phases, uid: identity.value.uid };
}

/** A platform whose one step makes a ConfigMap; planning it asks the cluster by a dry run. */
export function platformIn(namespace: string) {
  const step = {
    id: 'made',
    kind: 'command',
    title: 'Make it',
    run: `['make']`,
    satisfiedBy: ['made'],
    when: null,
    risk: 'none',
    undo: null,
    spot: { path: 'phases/0-a/phase.yaml', line: 0 },
  } as const satisfies StepSpec;
  const check = reading('made', { ...configMaps, namespace }, `maps.exists(m, m.metadata.name == 'made')`);
  const spec = platformOf([], { phases: [{ ...phaseOf('a', [check]), steps: [step] }] });
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'made', namespace } };
  const command: StepTable['command'] = {
    patience: 60_000,
    needs: () => nothingNeeded,
    plan: async (ports, _place, work, stop) => {
      const tried = await ports.cluster.writes.tryApply(object, stop);
      const problem = 'failure' in tried ? tried.failure.message : null;
      return { shown: { ...nothing, argv: work.argv, problem, decides: object }, decision: object };
    },
    run: async (ports, _place, _decision, _say, stop) => {
      const made = await ports.cluster.writes.create(object, stop);
      if ('failure' in made) return { state: 'failed', message: made.failure.message, remedy: null };
      return { state: 'passed', message: 'It is made.', commit: null };
    },
  };
  return { spec, command };
}

/** What a run of it needs. Git and questions are in memory. */
export function portsOf(api: Cluster, uid: string, spec: PlatformSpec, command: StepTable['command']): BootstrapPorts {
  const programs = nodePrograms(process.env, () => []);
  const base = { ...liveWorld, cluster: api, writable: uid, programs, folder: '/' };
  return {
    ...base,
    files: nodeFiles,
    writer,
    git: new MemoryGitWrites({}),
    questions: new MemoryQuestions(),
    scripts: nodeScripts,
    passwords: new SudoPasswords(liveWorld.clock),
    kubeconfig: null,
    steps: { command } as unknown as StepTable,
    platform: async () => spec,
    gitState: new MemoryGitState(),
    checks: {
      ...base,
      context: null,
      kubeconfig: null,
      consent: { allows: () => Promise.resolve(true) },
      http: nodeHttp(systemWorld),
      tokens: { get: () => Promise.resolve({ problem: 'There is none.' }) },
      scripts: nodeScripts,
    },
    kinds: new Set(),
    stepConsent: { allows: () => Promise.resolve(true) },
    who: 'test@here',
  };
}
