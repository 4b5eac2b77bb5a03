import type { Change, Planned, Ran } from '../../domain/bootstrap/plan.ts';
import { platformCommit } from '../../domain/bootstrap/platformCommit.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import { readPlatform, releaseTrailer } from '../../domain/bootstrap/release.ts';
import { releaseObstacle, releasing } from '../../domain/bootstrap/releasing.ts';
import type { Releasing } from '../../domain/bootstrap/releasing.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { UnpushedCommit } from '../../domain/bootstrap/repository.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { PhaseSpec } from '../../domain/phases/spec.ts';
import type { GitWrites } from '../../writes.ts';
import { commitFailed, pushFailed } from './gitTrouble.ts';
import { nothing } from './planned.ts';
import { failed } from './ran.ts';
import { releaseWorld } from './releaseWorld.ts';
import { rootRevision } from './rootRevision.ts';
import type { Step, StepPlace, StepPorts, WorkOf } from './step.ts';

/**
 * Releases a phase: a commit of one line of `platform.yaml`, pushed to where Argo CD reads, and waited for until the root
 * Application is at it. A commit that is there and not pushed is pushed, and no other is made.
 */
export const gitopsStep: Step<WorkOf<'gitops'>> = {
  plan: async (ports, place, _work, signal) => (await look(ports, place, signal)).planned,
  run: async (ports, place, _work, planned, say, signal) => {
    // Asked anew: what is pushed rests on where the remote stands, and the plan holds what decides, not the texts of it.
    const { would, planned: now } = await look(ports, place, signal);
    if (now.problem !== null) return failed(now.problem);
    if (would === null || canonical(now.decides) !== canonical(planned.decides))
      return failed('What it would do has changed since the plan.', 'Look at the plan again.');
    return release(ports, place, would, say, signal);
  },
};

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

async function look(
  ports: StepPorts,
  place: StepPlace,
  signal: AbortSignal,
): Promise<{ readonly would: Releasing | null; readonly planned: Planned }> {
  const world = await releaseWorld(ports, place, signal);
  if ('failure' in world) return stuck(`Git does not say how the repository stands: ${world.failure}.`);
  const would = releasing(place.phase, world);
  if ('problem' in would) return stuck(would.problem);
  const problem = releaseObstacle(place.spec, place.phase, place.step, world, would);
  return { would, planned: plannedOf(would, problem) };
}

function stuck(problem: string): { readonly would: null; readonly planned: Planned } {
  return { would: null, planned: { ...nothing, problem } };
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
  const refresh: Change = {
    target: 'cluster',
    action: 'update',
    what: 'Application argocd/root: compared with Git now, once it is there',
    diff: '',
  };
  return [
    ...(does === 'commit' ? platformCommit(would) : []),
    ...(does === 'wait'
      ? []
      : [{ target: 'git', action: 'run', what: `push of ${what}${remote}${others}`, diff: '' } as const]),
    refresh,
  ];
}

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
  would: Releasing,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
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
  const seen = await rootRevision(ports, { folder, commit, upstream, platform: spec.platform }, say, signal);
  return seen.state === 'failed' ? seen : { ...seen, commit: does === 'commit' ? commit : null };
}
