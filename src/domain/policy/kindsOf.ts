import { pluralOf } from '../kubernetes/plural.ts';
import { at, textAt } from '../kubernetes/read.ts';
import { isClusterWide } from '../kubernetes/scope.ts';
import type { Kinds } from './kinds.ts';

/** The names of kinds as the CustomResourceDefinitions among objects give them, and as is usual for any other. */
export function kindsOf(objects: readonly unknown[]): Kinds {
  const defined = new Map(
    objects.filter(isDefinition).map((object) => {
      const spec = at(object, 'spec');
      const plural = textAt(spec, 'names', 'plural');
      const isWide = textAt(spec, 'scope') === 'Cluster';
      return [`${textAt(spec, 'group')}/${textAt(spec, 'names', 'kind')}`, { plural, isWide }];
    }),
  );
  return {
    plural: (group, kind) => defined.get(`${group}/${kind}`)?.plural || pluralOf(kind),
    isClusterWide: (group, kind) =>
      defined.get(`${group}/${kind}`)?.isWide ??
      isClusterWide({ apiVersion: group === '' ? 'v1' : `${group}/v1`, kind }),
  };
}

export function isDefinition(object: unknown): boolean {
  return (
    textAt(object, 'kind') === 'CustomResourceDefinition' &&
    textAt(object, 'apiVersion').startsWith('apiextensions.k8s.io/')
  );
}
