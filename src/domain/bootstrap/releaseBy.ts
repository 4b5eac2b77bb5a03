import { fieldOf } from '../plain.ts';
import type { Plain } from '../plain.ts';
import { platformPath } from './platformFile.ts';
import type { Unreadable } from './platformFile.ts';
import { readPlatform } from './release.ts';

/** How a release gets onto the branch that Argo CD follows: by a push, or by a request that a person merges. */
export type ReleaseBy = 'push' | 'merge-request';

/** What the value of `platform` says of it, a push when it says nothing; in a sentence what it can't be (PLATFORM 17). */
export function releaseByOf(platform: Plain): { readonly by: ReleaseBy } | Unreadable {
  const by = fieldOf(fieldOf(platform, 'repository'), 'releaseBy');
  if (by === undefined) return { by: 'push' };
  if (by === 'push' || by === 'merge-request') return { by };
  return {
    problem: `platform.repository.releaseBy in ${platformPath} is ${JSON.stringify(by)}; it is push or merge-request.`,
  };
}

/**
 * That the file says another way here than in its commit, which is what counts: in a sentence with what to do. Null when both
 * say the same, and when the file can't be read, which others tell.
 */
export function uncommittedWay(committed: string | null, written: string | null): string | null {
  const [counts, said] = [wayIn(committed), wayIn(written)];
  if (counts === null || said === null || !('by' in counts)) return null;
  if ('problem' in said) return said.problem;
  if (said.by === counts.by) return null;
  return `platform.repository.releaseBy in ${platformPath} is ${said.by} here, and ${counts.by} in its commit, which is what counts; commit it, or take it back.`;
}

function wayIn(text: string | null): ReturnType<typeof releaseByOf> | null {
  const read = text === null ? null : readPlatform(text);
  return read === null || 'problem' in read ? null : releaseByOf(read.platform);
}
