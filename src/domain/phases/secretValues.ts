import { isMap } from '../kubernetes/read.ts';
/** The keys of a Secret below which its values are. */
const holders: ReadonlySet<string> = new Set(['data', 'stringData']);

/** What a repository of Secrets repeats of them, whole: `kubectl apply` writes it. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The same data with null for every value of a Secret in it, alone or in a List, so that it can be counted and named and
 * never shown.
 */
export function withoutValues<Value>(value: Value): Value;
export function withoutValues(value: unknown): unknown {
  if (!isMap(value)) return value;
  if (Array.isArray(value['items']) && String(value['kind']).endsWith('List')) {
    const kind = value['kind'] === 'SecretList' ? 'Secret' : null;
    return { ...value, items: value['items'].map((item: unknown) => withoutValues(kindred(item, kind))) };
  }
  if (value['kind'] !== 'Secret') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => {
      if (holders.has(key)) return [key, emptied(inside)];
      return [key, key === 'metadata' ? withoutCopy(inside) : inside];
    }),
  );
}

/** Items of a SecretList need not say what they are. */
function kindred(item: unknown, kind: string | null): unknown {
  return kind !== null && isMap(item) ? { ...item, kind } : item;
}

function emptied(values: unknown): unknown {
  return isMap(values) ? Object.fromEntries(Object.keys(values).map((key) => [key, null])) : null;
}

function withoutCopy(metadata: unknown): unknown {
  if (!isMap(metadata) || !isMap(metadata['annotations'])) return metadata;
  const annotations = Object.entries(metadata['annotations']).map(([key, text]) => [
    key,
    key === lastApplied ? null : text,
  ]);
  return { ...metadata, annotations: Object.fromEntries(annotations) };
}
