import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';

/** Objects of namespaces that are not there. */
export function homeless(objects: readonly ClusterObject[]): readonly string[] {
  const namespaces = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  return objects
    .flatMap(({ metadata }) => metadata.namespace ?? [])
    .filter((name, index, all) => !namespaces.has(name) && all.indexOf(name) === index);
}
