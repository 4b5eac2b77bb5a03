import { limitWords } from '../../domain/bootstrap/limitWords.ts';
import { requestUrl } from '../../domain/bootstrap/mergeRequest.ts';
import type { Change, Ran } from '../../domain/bootstrap/plan.ts';
import { platformCommit } from '../../domain/bootstrap/platformCommit.ts';
import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import { releaseTrailer } from '../../domain/bootstrap/release.ts';
import { pullRemedy } from '../../domain/bootstrap/requesting.ts';
import type { Requesting } from '../../domain/bootstrap/requesting.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import { awaitMerge, mergeLimit } from './awaitMerge.ts';
import { commitFailed, requestFailed } from './gitTrouble.ts';
import { failed } from '../../domain/bootstrap/ran.ts';
import { leaving } from './leaving.ts';
import { rootRevision } from './rootRevision.ts';
import type { StepPlace, StepPorts } from './step.ts';

/** What a plan says of a release by a request, up to what Argo CD makes of it. */
export function requestChanges(would: Requesting): readonly Change[] {
  const { does, branch, aside, upstream, parent, request, options, commit } = would;
  const into = `"${branch}" of ${upstream.remote}`;
  const onto = `on top of ${shortCommit(parent)} (${into}); no branch, index or file of this machine changes`;
  const asks =
    options.length === 0 ? `, on which a person opens a ${request} into ${into}` : `, which asks for a ${request}`;
  const merged = `wait until a person merges it into ${into}; afterwards it has to be pulled here`;
  return [
    ...(does === 'request'
      ? ([
          ...commitChanges(would, onto),
          {
            target: 'git',
            action: 'run',
            what: `push of ${aside} to ${upstream.remote} (${upstream.url})${asks}`,
            diff: options.map((option) => `git push option: ${option}`).join('\n'),
          },
        ] as const)
      : []),
    ...(does === 'follow'
      ? [note(`nothing is pushed: ${aside} is at ${upstream.remote}, with ${shortCommit(commit ?? '')}`)]
      : []),
    ...(does === 'wait' ? [] : [note(merged)]),
  ];
}

/** As for every commit of the file, with what it comes after. */
function commitChanges(would: Requesting, onto: string): readonly Change[] {
  const changes = platformCommit({ ...would, branch: would.aside });
  return changes.map((change) =>
    change.action === 'create'
      ? { target: 'git', action: 'create', what: `${change.what}, ${onto}`, diff: '' }
      : change,
  );
}

function note(what: string): Change {
  return { target: 'git', action: 'run', what, diff: '' };
}

/** What decides about a release by a request; the URL that the server gives it is not known before. */
export function requestDecides(would: Requesting): Readonly<Record<string, unknown>> {
  const { does, branch, aside, message, diff, upstream, options, parent, commit } = would;
  const to = { remote: upstream.remote, branch: upstream.branch, url: upstream.url };
  // Hooks run on what the parent has, so another one is another thing.
  const on = does === 'request' ? parent : null;
  return { does, branch, aside, message, diff, to, options, on, commit: does === 'follow' ? commit : null };
}

/**
 * Releases a phase by a request: a commit aside, its push to a branch of its own, and the wait for whoever merges it, and
 * for the root Application then. It ends there, since the steps to come look at the files of this machine. Rejects only
 * when the signal aborts: the branch stays at the remote, and the next run goes on with it.
 */
export async function releaseByRequest(
  ports: StepPorts,
  { folder, phase, spec }: Pick<StepPlace, 'folder' | 'phase' | 'spec'>,
  would: Requesting,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Ran> {
  const { does, upstream, title, aside, branch, request, page } = would;
  const root = (commit: string): Promise<Ran> =>
    rootRevision(ports, { folder, commit, upstream, platform: spec.platform }, say, signal);
  if (does === 'wait' && would.commit !== null) {
    const { commit, merged } = would;
    const there = `${title} is released in "${branch}" of "${upstream.remote}"; whether Argo CD is at it was not waited for.`;
    return leaving(there, signal, async () => {
      const ran = await root(commit);
      const left = ran.state === 'passed' ? await leftOver(ports, folder, { ...would, merged }, signal) : null;
      return left === null ? ran : { ...ran, remedy: left };
    });
  }
  const sent = does === 'request' ? await send(ports, folder, { would, phase: phase.id }, say, signal) : nothingSent;
  if ('state' in sent) return sent;
  const { commit } = sent;
  const link = sent.link ?? page;
  const what = `${aside} into "${branch}" of "${upstream.remote}"${link === null ? '' : ` (${link})`}`;
  const upTo = limitWords(mergeLimit);
  say(`Waits up to ${upTo} for the merge of ${what}. The phase can be run again any time later: it goes on here.`);
  const pushed = shortCommit(commit ?? would.commit ?? '');
  const seen = await leaving(`${pushed} is pushed, and the release waits for the merge of ${what}.`, signal, () =>
    awaitMerge(ports, folder, would, say, signal),
  );
  if (seen === 'gone')
    return failed(
      `${aside} is gone from "${upstream.remote}", and "${branch}" does not release ${title}.`,
      'Run the phase again: it looks, and asks for the release anew.',
    );
  if (seen === 'late') {
    const open = sent.link === null ? `Where there is no ${request} from that branch yet, open one. ` : '';
    const remedy = `${open}Once it is merged, run the phase again: it looks, and goes on.`;
    return { state: 'waits', message: `The release waits for the merge of ${what}.`, remedy, commit, link };
  }
  const released = `${shortCommit(seen.merged)} releases ${title} in "${branch}" of "${upstream.remote}".`;
  const pull = `${pullRemedy(would)}, and run the phase again: it looks, and goes on.`;
  return leaving(`${released} ${pull}`, signal, async () => {
    const followed = await root(seen.merged);
    if (followed.state === 'failed') return followed;
    const left = await leftOver(ports, folder, { ...would, merged: commit ?? would.commit }, signal);
    const remedy = [pull, ...(left === null ? [] : [left])].join(' ');
    return { state: 'waits', message: `${released} ${followed.message}`, remedy, commit, link: null };
  });
}

/**
 * That the branch of a request is still there, which is merged where it is at `merged`; null where there is none, or nobody
 * says. One that was squashed would be taken for a release that waits when the phase is released a second time.
 */
async function leftOver(
  { git }: Pick<StepPorts, 'git'>,
  folder: string,
  { upstream: { remote }, aside, merged }: Pick<Requesting, 'upstream' | 'aside' | 'merged'>,
  signal: AbortSignal,
): Promise<string | null> {
  const head = await git.remoteHead(folder, remote, aside, signal);
  if (!('commit' in head) || head.commit === null) return null;
  return head.commit === merged
    ? `${aside} is merged and still at "${remote}"; take it away with git push ${remote} --delete ${aside}`
    : `${aside} is still at "${remote}"; look at it: where it is merged, take it away with git push ${remote} --delete ${aside}`;
}

/** A request that is made: where it is, as far as the remote has said so. */
interface Sent {
  readonly commit: string | null;
  readonly link: string | null;
}

const nothingSent: Sent = { commit: null, link: null };

async function send(
  { git }: StepPorts,
  folder: string,
  { would, phase }: { readonly would: Requesting; readonly phase: string },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Sent | Ran> {
  const { parent, text, message, upstream, aside, options } = would;
  say(`Commits ${platformPath} on top of ${shortCommit(parent)} (${releaseTrailer}: ${phase}); no branch here moves.`);
  const files = [{ path: platformPath, text }];
  const made = await git.commitAside({ folder, parent, files, message }, signal);
  if ('failure' in made) return commitFailed(made.failure);
  const { commit } = made;
  say(`Pushes ${shortCommit(commit)} to ${aside} of ${upstream.remote} (${upstream.url}).`);
  const unsure = `Whether ${shortCommit(commit)} is pushed to ${aside} of "${upstream.remote}" is found out when the phase is run again.`;
  const pushed = await leaving(unsure, signal, () =>
    git.propose({ folder, remote: upstream.remote, commit, branch: aside, options }, signal),
  );
  if ('failure' in pushed) return requestFailed(pushed.failure, { commit, remote: upstream.remote, branch: aside });
  return { commit, link: requestUrl(pushed.said, upstream.url) };
}
