import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { Json } from '../domain/phases/spec.ts';
import { isPlainMap } from '../domain/plain.ts';

/** Whether something in a manifest is as much of an object as a request needs. */
export function isObject(value: Json): value is Json & ClusterObject {
  if (!isPlainMap(value)) return false;
  const { apiVersion, kind, metadata = null } = value;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    isPlainMap(metadata) &&
    typeof metadata['name'] === 'string'
  );
}
