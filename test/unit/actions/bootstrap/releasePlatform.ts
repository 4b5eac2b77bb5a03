import type { StepPlace, StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import type { ReleaseBy } from '../../../../src/domain/bootstrap/releaseBy.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { mergePatched } from '../../../fakes/mergePatch.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { memoryWriter } from '../../../fakes/writer.ts';
import { template } from '../../domain/phases/template.ts';
import { SudoPasswords } from '../../../../src/actions/bootstrap/sudoPasswords.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

export const never = new AbortController().signal;

export const folder = '/lab';

export const address = 'https://git.home.arpa/me/platform.git';

/** The text of `platform.yaml`, as far as a release reads it. */
export function platformText(number: number, by: ReleaseBy = 'push'): string {
  const how = by === 'push' ? '' : `, releaseBy: ${by}`;
  return `platform:\n  releasedPhase: ${number}\n  repository: { mirror: '${address}', source: github, revision: main${how} }\n`;
}

const kept = { 'pub-cert.pem': 'x', '.slipway/sealing-key.json': '{}' };

/** A platform in memory, whose phases up to one are released, in Git and in front of a cluster. */
export function released(number: number, by: ReleaseBy = 'push') {
  const text = platformText(number, by);
  const git = new MemoryGitWrites({ 'platform.yaml': text, ...kept });
  const cluster = new MemoryCluster('home', { kinds: ['argoproj.io/v1alpha1 Application'] });
  const timers = new ManualTimers();
  const files: Record<string, string> = { [`${folder}/platform.yaml`]: text };
  const ports: StepPorts = {
    files: memoryFiles(files),
    writer: memoryWriter({}),
    clock: timers,
    timers,
    programs: new ScriptedPrograms(),
    git,
    scripts: memoryScripts(memoryFiles(files)),
    passwords: new SudoPasswords(timers),
    questions: new MemoryQuestions({}),
    cluster,
    kubeconfig: null,
  };
  return { ports, git, cluster, timers, files };
}

const { spec } = template();

/** A step of the template. */
export function placeOf(phaseId: string, stepId: string): StepPlace {
  const phase = spec.phases.find(({ id }) => id === phaseId);
  const step = phase?.steps.find(({ id }) => id === stepId);
  if (phase === undefined || step === undefined) throw new Error(`There is no step ${phaseId}/${stepId}.`);
  return { folder, spec, phase, step };
}

/** The root Application at a commit, with what a test wants otherwise. */
export function rootAt(revision: string, change: object = {}): ClusterObject {
  return mergePatched(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'root', namespace: 'argocd' },
      spec: { project: 'root', source: { repoURL: address, path: 'root', targetRevision: 'main' } },
      status: { sync: { status: 'Synced', revision }, health: { status: 'Healthy' } },
    },
    change,
  );
}

/** An Application of a row that is well at a commit, with what a test wants otherwise. */
export function rowAt(name: string, revision: string, change: object = {}): ClusterObject {
  return mergePatched(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd' },
      spec: { project: 'platform', sources: [{ repoURL: address, path: name, targetRevision: 'main' }] },
      status: { sync: { status: 'Synced', revisions: [revision] }, health: { status: 'Healthy' } },
    },
    change,
  );
}
