import type { Plain } from '../plain.ts';
import { isSameRepository, shownAddress } from './address.ts';
import type { ReadFrom } from './address.ts';
import { carried } from './carry.ts';
import { platformPath } from './platformFile.ts';
import { releaseByOf } from './releaseBy.ts';
import type { RepositoryFacts, UnpushedCommit, Upstream } from './repository.ts';

/*
 * Where a commit of `platform.yaml` can be made and pushed to where Argo CD reads it (PLATFORM 17): each says in a
 * sentence why not as things are, with what to do, and null when nothing is in the way.
 */

/** The commit that a branch stands on at a remote, asked now. */
export type RemoteHead = { readonly commit: string | null } | { readonly failure: string };

/** The branch that HEAD is on. */
export interface Stand {
  readonly branch: string;
  readonly head: string;
  readonly upstream: Upstream | null;
}

/** What a commit of `platform.yaml` would come after; in a sentence why there is nothing to put it on. */
export function groundOf(
  { branch, head, upstream }: RepositoryFacts,
  committed: string | null,
): (Stand & { readonly committed: string }) | { readonly problem: string } {
  if (branch === null) return { problem: 'HEAD is on no branch; check out the branch that Argo CD follows.' };
  if (head === '') return { problem: `The branch "${branch}" has no commit yet; commit the platform first.` };
  if (committed === null) return { problem: `${platformPath} is not in Git; commit the platform first.` };
  return { branch, head, upstream, committed };
}

export function byState({ unfinished }: Pick<RepositoryFacts, 'unfinished'>): string | null {
  if (unfinished === null) return null;
  if (unfinished === 'bisect') return 'A bisect is not finished; end it with git bisect reset.';
  return `A ${unfinished} is not finished; finish it, or give it up with git ${unfinished} --abort.`;
}

/** Whether somebody can be named as the author; of no matter where no commit is made. */
export function byAuthor({ noIdentity }: Pick<RepositoryFacts, 'noIdentity'>): string | null {
  if (noIdentity === null) return null;
  const why = noIdentity.trim().replace(/\.$/, '');
  return `Git can name nobody as the author (${why}); set user.name and user.email with git config.`;
}

/** Whether the branch is the one that Argo CD follows, and is pushed to where it reads. */
export function byPlace({ address, revision }: ReadFrom, platform: Plain, { branch, upstream }: Stand): string | null {
  // What the remote calls its HEAD is its own business.
  const follows = revision === 'HEAD' ? branch : revision;
  if (branch !== follows)
    return `The branch is "${branch}", and Argo CD follows "${follows}" (platform.repository.revision); check that out.`;
  if (upstream === null) return noUpstream(branch, shownAddress(address), platform);
  if (upstream.branch !== follows)
    return `The branch "${branch}" is pushed to "${upstream.branch}", and Argo CD follows "${follows}"; give it that upstream.`;
  if (isSameRepository(upstream.url, address, platform)) return null;
  return `The branch "${branch}" is pushed to ${upstream.url}, and Argo CD reads ${shownAddress(address)} (platform.repository); give it that remote as its upstream.`;
}

/** What takes no pushes is there already, and has to be named only. */
function noUpstream(branch: string, address: string, platform: Plain): string {
  const way = releaseByOf(platform);
  return 'by' in way && way.by === 'merge-request'
    ? `The branch "${branch}" has no upstream; give it that of the remote that leads to ${address}: git fetch REMOTE, then git branch --set-upstream-to=REMOTE/${branch}.`
    : `The branch "${branch}" is pushed nowhere; push it once with git push --set-upstream, to ${address}.`;
}

/** Whether the remote can be asked, and has nothing that is not here. */
export function byRemote(
  facts: RepositoryFacts,
  remote: RemoteHead | null,
  { branch, upstream, head }: Stand,
): string | null {
  if (upstream === null || remote === null) return null;
  const { remote: name } = upstream;
  if ('failure' in remote) return `"${name}" does not say where "${branch}" stands: ${remote.failure}.`;
  const known = [head, upstream.commit, ...facts.unpushed.map(({ commit }) => commit)];
  const isAhead = facts.behind > 0 || (remote.commit !== null && !known.includes(remote.commit));
  return isAhead ? `"${name}" has commits that are not here; get them first with git pull ${name} ${branch}.` : null;
}

/** Whether what is changed in the file and not committed lets `text` be committed; `what` is what that would be. */
export function byFile(
  { committed, written }: { readonly committed: string | null; readonly written: string | null },
  text: string,
  what: string,
): string | null {
  if (committed === null) return null;
  const plain = (one: string): string => one.replace(/^\ufeff/, '');
  if (written !== null && carried(plain(committed), plain(text), plain(written)) !== null) return null;
  return `What is changed in ${platformPath} and not committed does not go together with the ${what}; commit it, or take it back.`;
}

/** What the remote does not have, as far as it was asked; else as far as this machine knows. */
export function unpushedBy(facts: RepositoryFacts, remote: RemoteHead | null): readonly UnpushedCommit[] {
  const at = remote !== null && 'commit' in remote ? remote.commit : null;
  if (at === facts.head) return [];
  const known = facts.unpushed.findIndex(({ commit }) => commit === at);
  return known === -1 ? facts.unpushed : facts.unpushed.slice(0, known);
}
