import { hostOf, webAddress } from './address.ts';
import type { Source } from './source.ts';

/*
 * A request to merge a branch, as the two servers know it: GitLab makes one when a push asks for it by its options, and
 * GitHub takes none and prints the address at which a person does.
 */

/** The branch of a remote on which the release of a phase waits to be merged. */
export function requestBranch(phase: string): string {
  return `slipway/release-${phase}`;
}

/** What people call it. */
export const requestNames: Readonly<Record<Source, string>> = { gitlab: 'merge request', github: 'pull request' };

/** What is said along with the push (`git push --push-option`), so that the server makes the request; nothing where it can't. */
export function requestOptions(
  source: Source,
  { target, title }: { readonly target: string; readonly title: string },
): readonly string[] {
  if (source === 'github') return [];
  return [
    'merge_request.create',
    `merge_request.target=${target}`,
    `merge_request.title=${title}`,
    // One that stays would be taken for the release of the phase when it is released a second time.
    'merge_request.remove_source_branch',
  ];
}

/**
 * Where the request is, by what the remote has said of a push, a line each; null when it said nothing of it. Only https,
 * and only at the host of the remote itself: what a remote says is the text of a stranger, and somebody clicks on it.
 */
export function requestUrl(said: readonly string[], remote: string): string | null {
  const host = hostOf(remote);
  const all = said.flatMap((line) => line.match(/https:\/\/[!-~]{1,1000}[\w/%=&-]/g) ?? []);
  const own = all.flatMap((text) => {
    if (!URL.canParse(text)) return [];
    const url = new URL(text);
    const isOwn = host !== null && url.hostname === host && url.username === '' && url.password === '';
    return isOwn && requestPath.test(url.pathname) ? [url.href] : [];
  });
  return own[0] ?? null;
}

/**
 * Where people find the request of a branch, or open one, at the first of these addresses of the repository that says where
 * it is on the web; null where none does. For what a remote tells once, when the branch is pushed.
 */
export function requestPage(
  source: Source,
  { aside, target }: { readonly aside: string; readonly target: string },
  addresses: readonly string[],
): string | null {
  const [web] = addresses.flatMap((address) => webAddress(address) ?? []);
  if (web === undefined) return null;
  return source === 'gitlab'
    ? `${web}/-/merge_requests?state=opened&source_branch=${encodeURIComponent(aside)}`
    : `${web}/compare/${encoded(target)}...${encoded(aside)}`;
}

function encoded(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}

/** GitLab: `/-/merge_requests/7`; GitHub: `/pull/new/…`; Gitea and Forgejo: `/compare/…` and `/pulls/7`. */
const requestPath = /\/(merge_requests|pull|pulls|compare)\//;
