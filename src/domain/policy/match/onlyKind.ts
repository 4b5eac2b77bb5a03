import { servedPlural } from '../../kubernetes/plural.ts';
import { at, listAt, textsAt } from '../../kubernetes/read.ts';
import { roleOfObject } from '../role.ts';
import { modeOf } from '../validating/spec.ts';
import type { KindSelector } from './kind.ts';

/**
 * The one kind that the `resourceRules` of a policy name; null when they name several, or none that is known. `kindsIn`
 * gives `version/Kind` of the kinds of a group that are known.
 */
export function onlyKind(
  policy: unknown,
  kindsIn: (group: string) => readonly string[],
): Omit<KindSelector, 'subresource'> | null {
  const role = roleOfObject(policy);
  const isOfRequests = role === 'admission' || (role === 'validating' && modeOf(at(policy, 'spec')) === 'Kubernetes');
  if (!isOfRequests) return null;
  const rules = listAt(policy, 'spec', 'matchConstraints', 'resourceRules');
  const group = onlyOne(rules.flatMap((rule) => textsAt(rule, 'apiGroups')));
  const plural = onlyOne(rules.flatMap((rule) => textsAt(rule, 'resources')));
  if (group === null || plural === null) return null;
  const versions = new Set(rules.flatMap((rule) => textsAt(rule, 'apiVersions')));
  const found = [...new Set(kindsIn(group))].flatMap((known) => {
    const slash = known.indexOf('/');
    const [version, kind] = [known.slice(0, slash), known.slice(slash + 1)];
    const isMeant = servedPlural(group, kind) === plural && (versions.has('*') || versions.has(version));
    return isMeant ? { group, version, kind } : [];
  });
  // Versions of a kind have other fields.
  return found.length === 1 ? (found[0] ?? null) : null;
}

function onlyOne(names: readonly string[]): string | null {
  const [first, ...others] = new Set(names);
  return first === undefined || others.length > 0 ? null : first;
}
