import { requestBranch } from '../../domain/bootstrap/mergeRequest.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { Ran } from '../../domain/bootstrap/plan.ts';
import type { CommitFailure, PushFailure } from '../../domain/bootstrap/repository.ts';
import { failed } from '../../domain/bootstrap/ran.ts';

/** What it means that no commit was made, and what to do. */
export function commitFailed({ code, message }: CommitFailure): Ran {
  return failed(`${commitWords[code]}: ${message}. Nothing was changed.`, commitRemedies[code]);
}

const commitWords: Readonly<Record<CommitFailure['code'], string>> = {
  moved: 'The commit is not made',
  hook: 'A hook refuses the commit',
  signing: 'The commit is not signed',
  identity: 'Git can name nobody as the author',
  locked: 'The repository is locked',
  disk: 'The disk takes nothing more',
  timeout: 'The commit is not made in time',
  other: 'The commit is not made',
};

const commitRemedies: Readonly<Record<CommitFailure['code'], string | null>> = {
  moved: 'Look at the plan again.',
  hook: 'Mend what the hook names, and run the step again.',
  signing: 'Make signing work (git commit -S), or unlock its key, and run the step again.',
  identity: 'Set user.name and user.email with git config.',
  locked: 'Wait for the other git, or remove .git/index.lock when none runs.',
  disk: 'Make room, and run the step again.',
  timeout: 'Look at what the hooks or the signing wait for.',
  other: null,
};

/** What it means that a commit is made and not pushed, and what to do: the next run pushes the same one. */
export function pushFailed(
  { code, message }: PushFailure,
  { commit, remote, phase }: { readonly commit: string; readonly remote: string; readonly phase: string },
): Ran {
  const short = shortCommit(commit);
  const aside = `push it to another with git push ${remote} ${short}:refs/heads/${requestBranch(phase)}, merge it there, and pull; platform.repository.releaseBy: merge-request does that from then on.`;
  const remedy =
    code === 'rejected'
      ? `Get what the remote has and you have not (git pull). Where the branch takes no pushes, ${aside}`
      : `${pushRemedies[code]} The next run pushes the same commit.`;
  return failed(`${short} is committed and not pushed to "${remote}": ${message}.`, remedy);
}

/** What it means that a request could not be pushed: no name leads to its commit, so the next run makes another. */
export function requestFailed(
  { code, message }: PushFailure,
  { commit, remote, branch }: { readonly commit: string; readonly remote: string; readonly branch: string },
): Ran {
  const remedy =
    code === 'rejected' ? `See who may push ${branch} there, and whether somebody has meanwhile.` : pushRemedies[code];
  const what = `${shortCommit(commit)} is not pushed to ${branch} of "${remote}": ${message}. Nothing here was changed.`;
  return failed(what, `${remedy} The next run makes the commit anew.`);
}

const pushRemedies: Readonly<Record<Exclude<PushFailure['code'], 'rejected'>, string>> = {
  credentials: 'Let Git in there by itself (a credential helper, or a key in the ssh agent), or push by hand.',
  cut: 'The connection broke off; try again.',
  unreachable: 'See that the remote can be reached.',
  hook: 'Mend what the hook names.',
  timeout: 'See what the remote or the hook waits for.',
  other: 'Look at what Git says.',
};
