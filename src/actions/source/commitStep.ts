import { shownAddress } from '../../domain/bootstrap/address.ts';
import { nothingNeeded } from '../../domain/bootstrap/needs.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { platformCommit } from '../../domain/bootstrap/platformCommit.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import type { PushFailure } from '../../domain/bootstrap/repository.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { Source } from '../../domain/bootstrap/source.ts';
import { nameOf } from '../../domain/bootstrap/sourceSwitching.ts';
import { switchId } from '../../domain/bootstrap/switchId.ts';
import type { Switching } from '../../domain/bootstrap/sourceSwitching.ts';
import { commitFailed, pushFailed } from '../bootstrap/gitTrouble.ts';
import { gitopsStep, releaseDue } from '../bootstrap/gitopsStep.ts';
import { nothing, unclear } from '../../domain/bootstrap/planned.ts';
import { failed, passed } from '../../domain/bootstrap/ran.ts';
import type { Step, StepPlace, StepPlan, StepPorts, WorkOf } from '../bootstrap/step.ts';
import { switchSituation } from './switchSituation.ts';

/**
 * Commits the one line of `platform.yaml` that names the source, and pushes it to both. First to the one that is taken:
 * once the other has it, the root moves its Applications there. A commit that is there and not pushed is pushed, and no
 * other is made.
 */
export function commitStep(target: Source): Step<WorkOf<'gitops'>, Switching> {
  return {
    patience: gitopsStep.patience,
    needs: () => ({ ...nothingNeeded, programs: ['git'] }),
    due: releaseDue,
    plan: (ports, place, _work, signal) => plan(ports, place, target, signal),
    run: commitAndPush,
  };
}

async function plan(
  ports: StepPorts,
  { folder }: StepPlace,
  target: Source,
  signal: AbortSignal,
): Promise<StepPlan<Switching>> {
  const situation = await switchSituation(ports, folder, target, signal);
  if ('problem' in situation) return unclear(situation.problem);
  const { would, obstacle: problem } = situation;
  const { does, branch, message, diff } = would;
  const decides = { does, branch, message, diff, to: targetsOf(would) };
  return { shown: { ...nothing, changes: changesOf(would), problem, decides }, decision: would };
}

interface Target {
  readonly remote: string;
  readonly url: string;
  /** Somebody else may be the one who brings it there: a mirror. */
  readonly isMirror: boolean;
}

/** In the order in which it is pushed. */
function targetsOf({ taken, left }: Switching): readonly Target[] {
  const [to, from] = [taken.remote, left.remote];
  return [
    ...(to === null ? [] : [{ remote: to.name, url: to.url, isMirror: true }]),
    ...(from === null ? [] : [{ remote: from.name, url: from.url, isMirror: false }]),
  ];
}

function changesOf(would: Switching): readonly Change[] {
  const { does, branch, taken } = would;
  const pushes = targetsOf(would).map(({ remote, url, isMirror }): Change => {
    const which = isMirror ? ', which is to be read' : ', which is left';
    return { target: 'git', action: 'run', what: `push of ${branch} to ${remote} (${url})${which}`, diff: '' };
  });
  const mirrored: Change = {
    target: 'git',
    action: 'run',
    what: `nothing is pushed to ${shownAddress(taken.address)}: no remote of this repository leads there, so its mirror has to bring the commit`,
    diff: '',
  };
  return [...(does === 'commit' ? platformCommit(would) : []), ...pushes, ...(taken.remote === null ? [mirrored] : [])];
}

async function commitAndPush(
  ports: StepPorts,
  { folder }: StepPlace,
  would: Switching,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { does, branch, head, text, message, upstream, taken } = would;
  if (upstream === null) return failed(`The branch "${branch}" is pushed nowhere.`);
  let commit = head;
  if (does === 'commit') {
    say(`Commits ${platformPath} on ${branch}.`);
    const files = [{ path: platformPath, text }];
    const made = await ports.git.commit({ folder, branch, parent: head, files, message }, signal);
    if ('failure' in made) return commitFailed(made.failure);
    ({ commit } = made);
  }
  const short = shortCommit(commit);
  for (const { remote, url, isMirror } of targetsOf(would)) {
    say(`Pushes ${short} to ${remote} (${url}).`);
    const pushed = await ports.git.push({ folder, remote, branch: upstream.branch, commit }, signal);
    if (pushed === 'pushed') continue;
    const isLeftToMirror = isMirror && refusals.has(pushed.failure.code);
    if (!isLeftToMirror) return pushFailed(pushed.failure, { commit, remote, phase: switchId(taken.source) });
    say(`${remote} takes no push from here (${pushed.failure.message}); its mirror has to bring ${short}.`);
  }
  const own = does === 'commit' ? commit : null;
  return passed(`${short} names ${nameOf(taken)} as the source, and is pushed. ${upstreamHint(would)}`, own);
}

/** A release is pushed to the upstream of the branch, and refused where Argo CD does not read that. */
function upstreamHint({ taken, upstream, branch }: Switching): string {
  const after = 'Once it is read, releases are pushed there';
  if (taken.remote === null) return `${after}: add it with git remote add, and make it the upstream of "${branch}".`;
  return `${after}: git branch --set-upstream-to=${taken.remote.name}/${upstream?.branch ?? branch} (after a git fetch ${taken.remote.name}).`;
}

/** Who reads there need not be allowed to write: then it is a mirror of the other. */
const refusals: ReadonlySet<PushFailure['code']> = new Set<PushFailure['code']>(['rejected', 'credentials']);
