import { at, isMap, textAt, wordAt } from '../../kubernetes/read.ts';
import { splitApiVersion } from '../../kubernetes/object.ts';
import type { Kinds } from '../kinds.ts';

/** Fields that are empty maps where a file says nothing of them but their name. */
const maps = new Set(['annotations', 'labels', 'matchLabels', 'nodeSelector', 'data', 'stringData']);

/**
 * An object as Kyverno's command line loads it from a file: in the namespace `default` when it names none and its kind
 * has one. Source: kyverno, cmd/cli/kubectl-kyverno/resource/resource.go.
 */
export function asLoaded(object: unknown, kinds: Kinds): unknown {
  return inUsualNamespace(withoutNulls(object), kinds);
}

/** An object in a namespace when it names none and its kind has one; an API server puts it into `default`. */
export function inUsualNamespace(object: unknown, kinds: Kinds, namespace = 'default'): unknown {
  const { group } = splitApiVersion(textAt(object, 'apiVersion'));
  const isPlaced = wordAt(object, 'metadata', 'namespace') !== null;
  if (!isMap(object) || isPlaced || kinds.isClusterWide(group, textAt(object, 'kind'))) return object;
  const metadata = at(object, 'metadata');
  return { ...object, metadata: { ...(isMap(metadata) ? metadata : {}), namespace } };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isMap(item) ? withoutNulls(item) : item));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, one === null && maps.has(key) ? {} : withoutNulls(one)]),
  );
}

/** Each object once, the first of those that have kind, namespace and name in common. */
export function unique<One>(objects: readonly One[], dataOf: (one: One) => unknown): readonly One[] {
  const known = new Map<string, One>();
  for (const one of objects) {
    const data = dataOf(one);
    const { group } = splitApiVersion(textAt(data, 'apiVersion'));
    const metadata = at(data, 'metadata');
    const key = [group, textAt(data, 'kind'), textAt(metadata, 'namespace'), textAt(metadata, 'name')].join('\n');
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}
