import { pluralOf, servedPlural } from '../kubernetes/plural.ts';
import { at, textAt } from '../kubernetes/read.ts';
import { isClusterWide } from '../kubernetes/scope.ts';
import type { Kinds } from './kinds.ts';

/**
 * The names of kinds as the CustomResourceDefinitions among objects give them, and as they are served for any other;
 * `likeCommandLine`, as Kyverno's command line guesses (kubectl-kyverno, processor/policy_processor.go: resolveResource).
 */
export function kindsOf(objects: readonly unknown[], likeCommandLine = false): Kinds {
  const defined = new Map(
    objects.filter(isDefinition).map((object) => {
      const spec = at(object, 'spec');
      const plural = textAt(spec, 'names', 'plural');
      const isWide = textAt(spec, 'scope') === 'Cluster';
      return [`${textAt(spec, 'group')}/${textAt(spec, 'names', 'kind')}`, { plural, isWide }];
    }),
  );
  return {
    plural: (group, kind) =>
      defined.get(`${group}/${kind}`)?.plural || (likeCommandLine ? pluralOf(kind) : servedPlural(group, kind)),
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
