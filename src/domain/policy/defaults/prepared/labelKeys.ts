import { at, isMap, listAt, textsAt } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** Where a selector is to take labels of the Pod itself, they become part of it (the strategy of Pods). */
export function withLabelKeys(spec: JsonMap, labels: JsonMap): JsonMap {
  const affinity = mapOf(spec['affinity']);
  const affinities = ['podAffinity', 'podAntiAffinity'].flatMap((name) => {
    const one = affinity[name];
    return isMap(one) ? [[name, affinityWith(one, labels)] as const] : [];
  });
  return {
    ...spec,
    ...(affinities.length === 0 ? {} : { affinity: { ...affinity, ...Object.fromEntries(affinities) } }),
    ...listWith(spec, 'topologySpreadConstraints', (one) => selecting(one, labels)),
  };
}

function affinityWith(affinity: JsonMap, labels: JsonMap): JsonMap {
  return {
    ...affinity,
    ...listWith(affinity, 'requiredDuringSchedulingIgnoredDuringExecution', (term) => selecting(term, labels)),
    ...listWith(affinity, 'preferredDuringSchedulingIgnoredDuringExecution', (term) => ({
      ...term,
      podAffinityTerm: selecting(mapOf(term['podAffinityTerm']), labels),
    })),
  };
}

function listWith(map: JsonMap, name: string, change: (one: JsonMap) => JsonMap): JsonMap {
  if (!Array.isArray(map[name])) return {};
  return { [name]: listAt(map, name).map((one) => (isMap(one) ? change(one) : one)) };
}

function selecting(term: JsonMap, labels: JsonMap): JsonMap {
  const selector = term['labelSelector'];
  if (!isMap(selector)) return term;
  const added = [
    ...requirements(textsAt(term, 'matchLabelKeys'), 'In', labels),
    ...requirements(textsAt(term, 'mismatchLabelKeys'), 'NotIn', labels),
  ];
  if (added.length === 0) return term;
  return {
    ...term,
    labelSelector: { ...selector, matchExpressions: [...listAt(selector, 'matchExpressions'), ...added] },
  };
}

function requirements(keys: readonly string[], operator: string, labels: JsonMap): readonly unknown[] {
  return keys.flatMap((key) => {
    const value = at(labels, key);
    return value === undefined ? [] : [{ key, operator, values: [value] }];
  });
}
