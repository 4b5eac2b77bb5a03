import { at, listAt, textAt } from '../../kubernetes/read.ts';
import type { Missing } from '../../missing.ts';
import { Meter, withinSteps } from '../meter.ts';
import { descriptionOf } from './description.ts';
import { matchesDescription } from './filter.ts';
import type { Subject } from './subject.ts';
import { allOf, anyOf, not, type Truth } from './truth.ts';
import { asksForUser, listsUsers, matchesUser } from './user.ts';

export type Matched =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  /** What is not known decides. */
  | { readonly kind: 'unknown'; readonly missing: Missing }
  /** The meter's steps did not do. */
  | { readonly kind: 'budget' };

/**
 * Whether a rule of a classic policy is about an object: its `match` takes it and its `exclude` does not (kyverno,
 * pkg/engine/utils/match.go: MatchesResourceDescription). When nobody in particular asks, what `match` says about users does
 * not count, and what `exclude` says about them excludes nothing. `policyNamespace` is empty for a ClusterPolicy.
 */
export function matchesRule(
  rule: unknown,
  policyNamespace: string,
  subject: Subject,
  meter: Meter = new Meter(),
): Matched {
  return matched(subject, () => {
    if (policyNamespace !== '' && policyNamespace !== textAt(subject.resource, 'metadata', 'namespace')) return 'no';
    const isTaken = included(at(rule, 'match'), subject, meter);
    const exclude = at(rule, 'exclude');
    // What is not there excludes nothing.
    if (isTaken === 'no' || exclude === undefined) return isTaken;
    return allOf([isTaken, not(excluded(exclude, subject, meter))]);
  });
}

/** Whether the `match` of a PolicyException (kyverno.io) takes an object (pkg/engine/utils/exceptions.go). */
export function matchesException(match: unknown, subject: Subject, meter: Meter = new Meter()): Matched {
  const takes = (filter: unknown): Truth => taken(filter, listsUsers(filter), subject, true, meter);
  // Without filters there is nothing that could take it.
  return matched(subject, () => byFilters(match, takes, () => 'no'));
}

function included(match: unknown, subject: Subject, meter: Meter): Truth {
  const takes = (filter: unknown): Truth =>
    taken(filter, subject.userInfo !== null && asksForUser(filter), subject, false, meter);
  return byFilters(match, takes, takes);
}

function excluded(exclude: unknown, subject: Subject, meter: Meter): Truth {
  const takes = (filter: unknown): Truth => taken(filter, asksForUser(filter), subject, false, meter);
  return byFilters(exclude, takes, takes);
}

/** `any` before `all` before the old form, which is a filter itself. */
function byFilters(block: unknown, takes: (filter: unknown) => Truth, old: (filter: unknown) => Truth): Truth {
  const any = listAt(block, 'any');
  if (any.length > 0) return anyOf(any.map(takes));
  const all = listAt(block, 'all');
  return all.length > 0 ? allOf(all.map(takes)) : old(block);
}

/** An empty filter takes nothing. `asks`: whether it counts who asks. */
function taken(filter: unknown, asks: boolean, subject: Subject, isException: boolean, meter: Meter): Truth {
  const resources = at(filter, 'resources');
  if (!asks && descriptionOf(resources).isEmpty) return 'no';
  if (asks && !matchesUser(filter, subject.userInfo, meter)) return 'no';
  return matchesDescription(resources, subject, isException, meter);
}

function matched({ resource }: Subject, ask: () => Truth): Matched {
  return withinSteps(
    (): Matched => {
      const kind = ask();
      if (kind !== 'unknown') return { kind };
      return { kind, missing: { kind: 'namespaceLabels', name: textAt(resource, 'metadata', 'namespace') } };
    },
    () => ({ kind: 'budget' }) as const,
  );
}
