import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { helmfileStep } from '../../../src/actions/bootstrap/helmfileStep.ts';
import type { StepPlace, StepPorts } from '../../../src/actions/bootstrap/step.ts';
import type { Planned, Ran } from '../../../src/domain/bootstrap/plan.ts';
import { nodeFiles } from '../../../src/node/files.ts';
import { kubeconfigClusters } from '../../../src/node/kubernetesWorld.ts';
import { nodePrograms } from '../../../src/node/programs.ts';
import { cluster } from '../harness/cluster.ts';
import { decided } from '../../unit/actions/bootstrap/decided.ts';

const never = new AbortController().signal;

/** Where a step runs: a folder of its own, the real helmfile and Helm, the real cluster. */
export interface Ground {
  readonly folder: string;
  readonly ports: StepPorts;
  /** Absolute path of Helm. */
  readonly helm: string;
  plan(rows: readonly string[]): Promise<Planned>;
  run(planned: Planned, say?: (line: string) => void, signal?: AbortSignal): Promise<Ran>;
}

/** A ground that goes when the test has finished. The kubeconfig is that of the admin, unless another is given. */
export async function newGround(
  kubeconfig: string = cluster().kubeconfigs.admin,
  context: string | null = null,
): Promise<Ground> {
  const base = mkdtempSync(join(tmpdir(), 'slipway-helmfile-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const [folder, bin] = [join(base, 'platform'), join(base, 'bin')];
  for (const one of [folder, bin]) mkdirSync(one);
  const [helm, helmfile] = await Promise.all(
    ['helm', 'helmfile'].map(async (name) => (await buildPeer(recipeOf(name))).path),
  );
  if (helm === undefined || helmfile === undefined) throw new Error('helm and helmfile were not built.');
  symlinkSync(helm, join(bin, 'helm'));
  symlinkSync(helmfile, join(bin, 'helmfile'));
  const path = [bin, process.env['PATH']].join(delimiter);
  const programs = nodePrograms({ ...process.env, PATH: path, KUBECONFIG: '/nowhere' }, () => [folder]);
  const ports = {
    programs,
    files: nodeFiles,
    cluster: await clusterOf(kubeconfig, context),
    kubeconfig,
  } as unknown as StepPorts;
  const place = { folder } as StepPlace;
  const work = (rows: readonly string[]) => ({ kind: 'helmfile', rows }) as const;
  const plans = new Map<Planned, Awaited<ReturnType<typeof helmfileStep.plan>>>();
  return {
    folder,
    ports,
    helm,
    plan: async (rows) => {
      const plan = await helmfileStep.plan(ports, place, work(rows), never);
      plans.set(plan.shown, plan);
      return plan.shown;
    },
    run: async (planned, say = () => undefined, signal = never) => {
      const plan = plans.get(planned);
      if (plan === undefined) throw new Error('That was planned elsewhere.');
      return helmfileStep.run(ports, place, decided(plan), say, signal);
    },
  };
}

async function clusterOf(kubeconfig: string, context: string | null): Promise<StepPorts['cluster']> {
  const clusters = kubeconfigClusters({
    explicit: kubeconfig,
    environment: {},
    home: homedir(),
    folder: '/',
    workspaces: () => [],
    consent: { allows: () => Promise.resolve(true) },
    version: 'test',
  });
  const answer = await clusters.open(context);
  if ('failure' in answer) throw new Error(answer.failure.message);
  onTestFinished(() => answer.value.close());
  return answer.value;
}

/** The processes whose command line has this word, by their ids. */
export function processesWith(word: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && commandOf(name).includes(word))
    .map(Number);
}

/** Without its arguments' ends; empty for one that has just ended. */
export function commandOf(pid: string | number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
