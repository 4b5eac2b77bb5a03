import { onTestFinished } from 'vitest';
import { planPhase } from '../../../../src/actions/bootstrap/plan.ts';
import type { BootstrapPorts } from '../../../../src/actions/bootstrap/ports.ts';
import { runPlan } from '../../../../src/actions/bootstrap/run.ts';
import { steps } from '../../../../src/actions/bootstrap/steps.ts';
import { sourcePorts } from '../../../../src/actions/source/sourcePorts.ts';
import type { BootstrapPlan } from '../../../../src/domain/bootstrap/plan.ts';
import type { CommitFailure, CommitOf } from '../../../../src/domain/bootstrap/repository.ts';
import { isRefusal } from '../../../../src/domain/bootstrap/run.ts';
import type { Refusal, Run, RunEvent } from '../../../../src/domain/bootstrap/run.ts';
import { platformIn, sourcesOf } from '../../../../src/domain/bootstrap/source.ts';
import type { Source } from '../../../../src/domain/bootstrap/source.ts';
import { switchId } from '../../../../src/domain/bootstrap/switchId.ts';
import { isTrial } from '../../../../src/domain/bootstrap/sourceTrial.ts';
import type { Answer } from '../../../../src/domain/kubernetes/failure.ts';
import { everything } from '../../../../src/domain/kubernetes/query.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { LivePhases } from '../../../../src/live/phases.ts';
import { keep } from '../../../../src/node/kubernetesWorld.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { MemoryClusters } from '../../../fakes/clusters.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryGitState } from '../../../fakes/gitState.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';
import { MemoryHttp } from '../../../fakes/http.ts';
import { mergePatched } from '../../../fakes/mergePatch.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { memoryWriter } from '../../../fakes/writer.ts';
import { platformOf } from '../../live/platform.ts';
import { living } from '../../live/watching.ts';
import {
  addressOf,
  applicationKind,
  child,
  github,
  gitlab,
  gitlabRemote,
  platformText,
  record,
  root,
} from './switchedObjects.ts';
import { switchedPrograms } from './switchedPrograms.ts';
import { SudoPasswords } from '../../../../src/actions/bootstrap/sudoPasswords.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

export const never = new AbortController().signal;
export const folder = '/lab';
export const uid = '00000000-0000-4000-8000-000000000001';

/** What Argo CD finds at an address. */
export type Finding = { readonly revision: string } | { readonly error: string } | null;

/** A platform of two Applications that reads GitHub, with Git, helmfile and Argo CD as far as a switch needs them. */
export async function platform({ source = 'github', remote = true }: { source?: Source; remote?: boolean } = {}) {
  const files: Record<string, string> = {
    [`${folder}/platform.yaml`]: platformText(source),
    [`${folder}/bootstrap/helmfile.yaml.gotmpl`]: 'releases: []\n',
  };
  class Git extends MemoryGitWrites {
    /** Its user's file gets the same change. */
    override async commit(
      wanted: CommitOf,
      signal: AbortSignal,
    ): Promise<{ commit: string } | { failure: CommitFailure }> {
      const made = await super.commit(wanted, signal);
      if ('commit' in made) for (const { path, text } of wanted.files) files[`${folder}/${path}`] = text;
      return made;
    }

    override async push(...[push, signal]: Parameters<MemoryGitWrites['push']>) {
      const pushed = await super.push(push, signal);
      if (pushed === 'pushed') argo.look();
      return pushed;
    }
  }
  const git = new Git({ 'platform.yaml': platformText(source) });
  const url = source === 'github' ? github : gitlabRemote;
  git.changes = {};
  if (remote) git.others = [{ name: 'other', url: source === 'github' ? gitlabRemote : github }];
  git.heads.set('other', git.head);
  const first = git.head;
  const cluster = new MemoryCluster('home', {
    kinds: ['v1 Secret', 'v1 Node', 'coordination.k8s.io/v1 Lease', 'argoproj.io/v1alpha1 Application'],
  });
  cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
  cluster.put(root(source, first));
  for (const name of ['longhorn', 'argocd']) cluster.put(child(name, source, first));
  cluster.put(record(1));
  const timers = new ManualTimers();
  timers.hurry(5000);
  /** Argo CD, as far as it follows by itself. */
  const argo = {
    /** What it finds at the address that a temporary Application names. */
    finds: (_address: string): Finding => ({ revision: git.heads.get('other') ?? git.head }),
    /** Whether it takes up what is pushed, and what helmfile installs. */
    follows: true,
    trials: [] as ClusterObject[],
    /** It reads what it is told to read, as it stands at the remotes. */
    look: (): void => {
      if (!argo.follows) return;
      const now = cluster.find(applicationKind, 'argocd', 'root');
      const reads = addressOf(now) === gitlab ? 'gitlab' : 'github';
      const revision = git.remote;
      const text = files[`${folder}/platform.yaml`] ?? '';
      cluster.put(root(reads, revision));
      for (const name of ['longhorn', 'argocd']) cluster.put(child(name, sourceIn(text), revision));
    },
  };
  // As with a real one, of which lists keep a part only.
  const list = cluster.list.bind(cluster);
  cluster.list = async (query, signal) => {
    const listed = await list(query, signal);
    return 'failure' in listed ? listed : { value: { ...listed.value, objects: listed.value.objects.map(keep) } };
  };
  const create = cluster.writes.create.bind(cluster.writes);
  cluster.writes.create = async (object, signal): Promise<Answer<ClusterObject>> => {
    const made = await create(object, signal);
    if ('failure' in made || !isTrial(object)) return made;
    argo.trials.push(object);
    const found = argo.finds(addressOf(object));
    if (found !== null) cluster.put(mergePatched(made.value, { status: statusOf(found) }));
    return made;
  };
  const patch = cluster.writes.patch.bind(cluster.writes);
  cluster.writes.patch = async (kind, place, change, signal) => {
    const patched = await patch(kind, place, change, signal);
    if ('failure' in patched || kind.kind !== 'Application') return patched;
    const asked = patched.value;
    const { 'argocd.argoproj.io/refresh': _, ...annotations } = asked.metadata.annotations ?? {};
    const plainOne = { ...asked, metadata: { ...asked.metadata, annotations } };
    const found = isTrial(asked) ? argo.finds(addressOf(asked)) : null;
    cluster.put(found === null ? plainOne : mergePatched(plainOne, { status: statusOf(found) }));
    return patched;
  };
  const programs = switchedPrograms(cluster, () => argo.look());
  const { live } = living(new MemoryClusters(cluster), { timers });
  const gitState = new MemoryGitState();
  const phases = new LivePhases({ clock: timers, timers, git: gitState, folder });
  onTestFinished(() => phases.close());
  phases.follow(live);
  const spec = (): PlatformSpec => {
    const read = platformIn(files[`${folder}/platform.yaml`] ?? '');
    const row = { phase: 1, enabled: true };
    return platformOf([], {
      platform: 'platform' in read ? read.platform : null,
      applications: { longhorn: row, argocd: { ...row, phase: 2 }, later: { ...row, phase: 4 } },
    });
  };
  const ports: BootstrapPorts = {
    files: memoryFiles(files),
    writer: memoryWriter(),
    clock: timers,
    timers,
    programs,
    git,
    scripts: memoryScripts(memoryFiles({})),
    passwords: new SudoPasswords(timers),
    questions: new MemoryQuestions(),
    cluster,
    kubeconfig: null,
    steps,
    folder,
    platform: async () => spec(),
    gitState,
    checks: {
      cluster,
      context: null,
      kubeconfig: null,
      writable: uid,
      consent: { allows: async () => true },
      http: new MemoryHttp(),
      tokens: { get: async () => ({ problem: 'No token.' }) },
      clock: timers,
      timers,
      programs,
      scripts: { digest: async () => null, read: async () => null },
      folder,
    },
    kinds: new Set(),
    stepConsent: { allows: async () => true },
    writable: uid,
    who: 'me@here',
  };
  const target: Source = source === 'github' ? 'gitlab' : 'github';
  const own = sourcePorts(ports, target);
  if (source === 'gitlab') git.changes = { upstream: { remote: 'origin', url, branch: 'main', commit: first } };
  const tryPlan = (to: Source = target): Promise<BootstrapPlan | Refusal> =>
    planPhase(sourcePorts(ports, to), phases, { phase: switchId(to) }, () => undefined, never);
  const plan = async (to: Source = target): Promise<BootstrapPlan> => {
    const made = await tryPlan(to);
    if (isRefusal(made)) throw new Error(made.sentence);
    return made;
  };
  const events: RunEvent[] = [];
  const lines: string[] = [];
  const run = async (signal: AbortSignal = never, to: Source = target): Promise<Run> => {
    const { digest } = await plan(to);
    const follow = {
      event: (event: RunEvent) => void events.push(event),
      line: (step: string, line: string) => void lines.push(`${step}: ${line}`),
    };
    const ended = await runPlan(sourcePorts(ports, to), phases, { phase: switchId(to), uid, digest }, follow, signal);
    if (isRefusal(ended)) throw new Error(ended.sentence);
    return ended;
  };
  const trialsLeft = async (): Promise<readonly string[]> => {
    const listed = await cluster.list(everything(applicationKind.apiVersion, applicationKind.kind), never);
    const objects = 'value' in listed ? listed.value.objects : [];
    return objects.filter(isTrial).map(({ metadata }) => metadata.name);
  };
  return {
    cluster,
    git,
    files,
    timers,
    argo,
    programs,
    ports,
    own,
    phases,
    plan,
    tryPlan,
    run,
    /** The other way, whatever has come of this one. */
    back: () => run(never, source),
    events,
    lines,
    trialsLeft,
  };
}

export type Switched = Awaited<ReturnType<typeof platform>>;

function statusOf(found: Exclude<Finding, null>): object {
  if ('error' in found) return { conditions: [{ type: 'ComparisonError', message: found.error }] };
  return { conditions: null, sync: { status: 'OutOfSync', revision: found.revision } };
}

function sourceIn(text: string): Source {
  const read = platformIn(text);
  const sources = 'platform' in read ? sourcesOf(read.platform) : null;
  return sources !== null && 'source' in sources ? sources.source : 'github';
}
