import { timestampFrom, variables } from '../cel/cel.ts';
import type { Variables } from '../cel/evaluate/run.ts';
import type { PlatformSpec } from './spec.ts';
import type { GitFacts, GitKnown } from './world.ts';

/** What every expression of a phase can name. A variable that nobody knows is left out. */
export function given(
  { platform, applications }: PlatformSpec,
  { git, now }: { readonly git: GitKnown | null; readonly now: number },
  own: Readonly<Record<string, unknown>> = {},
): Variables {
  return variables({
    // What a check names itself never hides what all have.
    ...own,
    ...(platform === null ? {} : { platform }),
    applications,
    now: timestampFrom(now),
    ...(isKnown(git) ? { git: factsOf(git) } : {}),
  });
}

export function isKnown(git: GitKnown | null): git is GitFacts {
  return git !== null && !('failure' in git);
}

/** A branch or an upstream that is not there is no field: `has(git.upstream)`. */
function factsOf({ branch, head, upstream, ahead, behind, dirty, files }: GitFacts): Readonly<Record<string, unknown>> {
  return {
    ...(branch === null ? {} : { branch }),
    head,
    ...(upstream === null ? {} : { upstream }),
    ahead,
    behind,
    dirty,
    files,
  };
}
