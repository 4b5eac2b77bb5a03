import { fieldOf } from '../plain.ts';
import type { Plain } from '../plain.ts';
import { platformPath } from './platformFile.ts';
import type { Unreadable } from './platformFile.ts';

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
