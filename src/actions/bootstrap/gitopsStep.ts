import { nothingNeeded, rightsTo } from '../../domain/bootstrap/needs.ts';
import type { Change, Planned, Ran } from '../../domain/bootstrap/plan.ts';
import { platformCommit } from '../../domain/bootstrap/platformCommit.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import { readPlatform, releaseTrailer } from '../../domain/bootstrap/release.ts';
import { releaseByOf } from '../../domain/bootstrap/releaseBy.ts';
import { releaseObstacle, releasing } from '../../domain/bootstrap/releasing.ts';
import type { Releasing, ReleaseWorld } from '../../domain/bootstrap/releasing.ts';
import { requesting } from '../../domain/bootstrap/requesting.ts';
import type { Requesting } from '../../domain/bootstrap/requesting.ts';
import { requestObstacle } from '../../domain/bootstrap/requestObstacle.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { UnpushedCommit } from '../../domain/bootstrap/repository.ts';
import type { PhaseSpec } from '../../domain/phases/spec.ts';
import type { GitWrites } from '../../writes.ts';
import { commitFailed, pushFailed } from './gitTrouble.ts';
import { leaving } from './leaving.ts';
import { nothing, unclear } from '../../domain/bootstrap/planned.ts';
import { failed } from '../../domain/bootstrap/ran.ts';
import { releaseWorld } from './releaseWorld.ts';
import { releaseByRequest, requestChanges, requestDecides } from './requestRelease.ts';
import { requestWorld } from './requestWorld.ts';
import { rootPlace, rootRevision } from './rootRevision.ts';
import type { Step, StepPlace, StepPlan, StepPorts, WorkOf } from './step.ts';

/**
 * Releases a phase: a commit of one line of `platform.yaml`, pushed to where Argo CD reads, and waited for until the root
 * Application is at it. A commit that is there and not pushed is pushed, and no other is made. Where the platform says so,
 * the commit goes into a request that a person merges (`platform.repository.releaseBy`).
 */
export const gitopsStep: Step<WorkOf<'gitops'>, Deciding> = {
  patience: 10 * 60_000,
  needs: () => ({ ...nothingNeeded, programs: ['git'], rights }),
  due: releaseDue,
  plan: (ports, place, _work, signal) => plan(ports, place, signal),
  run: release,
};

/** What is pushed to where, or asked for. */
type Deciding = Releasing | Requesting;

/** To see where root is, and to ask Argo CD to compare it. */
const rights = rightsTo(['get', 'patch'], {
  group: 'argoproj.io',
  resource: 'applications',
  namespace: rootPlace.namespace,
});

/** Its check sees the files of this machine; Argo CD sees what was pushed. */
export async function releaseDue(
  { git }: Pick<StepPorts, 'git'>,
  { folder, phase }: Pick<StepPlace, 'folder' | 'phase'>,
  signal: AbortSignal,
): Promise<string | null> {
  const isThere = await isReleased(git, folder, phase, signal);
  return isThere ? null : 'The commit that releases it has not been pushed.';
}

/** Whether a phase is released where Argo CD can see it, as far as this machine knows. Rejects only when the signal aborts. */
export async function isReleased(
  git: GitWrites,
  folder: string,
  { id, number }: Pick<PhaseSpec, 'id' | 'number'>,
  signal: AbortSignal,
): Promise<boolean> {
  const facts = await git.facts(folder, signal);
  if ('failure' in facts || facts.head === '' || facts.unpushed.some(({ release: of }) => of === id)) return false;
  const committed = await git.textAt(folder, facts.head, platformPath, signal);
  const read = readPlatform('text' in committed ? (committed.text ?? '') : '');
  return 'released' in read && read.released >= number;
}

async function plan(ports: StepPorts, place: StepPlace, signal: AbortSignal): Promise<StepPlan<Deciding>> {
  const world = await releaseWorld(ports, place, signal);
  if ('failure' in world) return unclear(unsaid(world.failure));
  const read = readPlatform(world.committed ?? '');
  const way = 'platform' in read ? releaseByOf(read.platform) : { by: 'push' };
  if ('problem' in way) return unclear(way.problem);
  if (way.by === 'merge-request') return planByRequest(ports, place, world, signal);
  const would = releasing(place.phase, world);
  if ('problem' in would) return unclear(would.problem);
  const problem = releaseObstacle(place.spec, place.phase, place.step, world, would);
  return { shown: plannedOf(would, problem), decision: would };
}

async function planByRequest(
  { git }: StepPorts,
  place: StepPlace,
  known: ReleaseWorld,
  signal: AbortSignal,
): Promise<StepPlan<Deciding>> {
  const world = await requestWorld(git, place, known, signal);
  if ('failure' in world) return unclear(unsaid(world.failure));
  const would = requesting(place.phase, world);
  if ('problem' in would) return unclear(would.problem);
  const problem = requestObstacle(place.spec, place.phase, place.step, world, would);
  const changes = [...requestChanges(would), refresh];
  return { shown: { ...nothing, changes, problem, decides: requestDecides(would) }, decision: would };
}

function unsaid(failure: string): string {
  return `Git does not say how the repository stands: ${failure}.`;
}

/** Which commits go along is not decided here: whoever runs it knows which commit HEAD has to be. */
function plannedOf(would: Releasing, problem: string | null): Planned {
  const { does, branch, message, diff, upstream } = would;
  const to = upstream === null ? null : { remote: upstream.remote, branch: upstream.branch, url: upstream.url };
  return { ...nothing, changes: changesOf(would), problem, decides: { does, branch, message, diff, to } };
}

function changesOf(would: Releasing): readonly Change[] {
  const { does, branch, upstream, commit, along } = would;
  const remote = upstream === null ? '' : ` to ${upstream.remote} (${upstream.url})`;
  const what = commit === null ? branch : `${shortCommit(commit)} on ${branch}`;
  const others = along.length === 0 ? '' : `, and with it ${namesOf(along)}`;
  return [
    ...(does === 'commit' ? platformCommit(would) : []),
    ...(does === 'wait'
      ? []
      : [{ target: 'git', action: 'run', what: `push of ${what}${remote}${others}`, diff: '' } as const]),
    refresh,
  ];
}

const refresh: Change = {
  target: 'cluster',
  action: 'update',
  what: 'Application argocd/root: compared with Git now, once it is there',
  diff: '',
};

/** More are counted. */
const most = 10;

function namesOf(commits: readonly UnpushedCommit[]): string {
  const named = commits.slice(0, most).map(({ commit, subject }) => `${shortCommit(commit)} ${subject}`);
  const more = commits.length - named.length;
  return `${named.join('; ')}${more > 0 ? ` (and ${more} more)` : ''}`;
}

async function release(
  ports: StepPorts,
  place: StepPlace,
  would: Deciding,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  if ('aside' in would) return releaseByRequest(ports, place, would, say, signal);
  const { folder, phase, spec } = place;
  const { does, branch, head, text, message, upstream } = would;
  if (upstream === null) return failed(`The branch "${branch}" is pushed nowhere.`);
  let { commit } = would;
  if (commit === null) {
    say(`Commits ${platformPath} on ${branch} (${releaseTrailer}: ${phase.id}).`);
    const files = [{ path: platformPath, text }];
    const made = await ports.git.commit({ folder, branch, parent: head, files, message }, signal);
    if ('failure' in made) return commitFailed(made.failure);
    ({ commit } = made);
  }
  if (does !== 'wait') {
    say(`Pushes ${shortCommit(commit)} to ${upstream.remote} (${upstream.url}).`);
    const to = { folder, remote: upstream.remote, branch: upstream.branch, commit };
    const pushed = await ports.git.push(to, signal);
    if (pushed !== 'pushed') return pushFailed(pushed.failure, { commit, remote: upstream.remote, phase: phase.id });
  }
  const expected = { folder, commit, upstream, platform: spec.platform };
  const left = `${shortCommit(commit)} is pushed to "${upstream.remote}"; whether Argo CD is at it was not waited for.`;
  const seen = await leaving(left, signal, () => rootRevision(ports, expected, say, signal));
  return seen.state !== 'passed' ? seen : { ...seen, commit: does === 'commit' ? commit : null };
}
