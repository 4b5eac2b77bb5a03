import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { Json } from '../domain/phases/spec.ts';

/** Whether something in a manifest is as much of an object as a request needs. */
export function isObject(value: Json): value is Json & ClusterObject {
  if (!isMap(value)) return false;
  const { apiVersion, kind, metadata = null } = value;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    isMap(metadata) &&
    typeof metadata['name'] === 'string'
  );
}

function isMap(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
