import { schemaType } from '../domain/cel/environment/schemaType.ts';
import { dyn } from '../domain/cel/type.ts';
import type { Type } from '../domain/cel/type.ts';
import { union } from '../domain/jmespath/complete/union.ts';
import { splitApiVersion } from '../domain/kubernetes/object.ts';
import { at, listAt, textsAt } from '../domain/kubernetes/read.ts';
import { parseKind } from '../domain/policy/match/kind.ts';
import { hasWildcard, wildcard } from '../domain/policy/wildcard.ts';
import { findKind } from '../domain/schema/catalog.ts';
import type { Catalog } from '../domain/schema/catalog.ts';

/** Rules name more kinds than that only where they have nothing in common. */
const mostKinds = 12;

/** The type of what a rule of a classic policy is about: of several kinds it has the fields of each, since all of them may be there. */
export function matchedType(rule: unknown, catalogs: readonly Catalog[]): Type {
  const match = at(rule, 'match');
  const filters = [match, ...listAt(match, 'any'), ...listAt(match, 'all')];
  const selectors = filters.flatMap((one) => textsAt(one, 'resources', 'kinds')).map(parseKind);
  const types = selectors
    .filter(({ kind, subresource }) => subresource === '' && !hasWildcard(kind))
    .flatMap(({ group, version, kind }) =>
      [...new Set(catalogs.flatMap((catalog) => catalog.homesOf(kind)))]
        .map((apiVersion) => Object.assign(splitApiVersion(apiVersion), { kind }))
        .filter((home) => wildcard(group, home.group) && wildcard(version, home.version)),
    )
    .slice(0, mostKinds)
    .flatMap((home) => {
      const found = findKind(catalogs, home.group, home.version, home.kind);
      return found === undefined ? [] : schemaType(found.located, found.definitions, home.kind);
    });
  return types.reduce((one, other) => union(one, other), dyn);
}
