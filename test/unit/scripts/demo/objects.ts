import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';

/** An object of a namespace. */
export function kubernetesObject(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): ClusterObject {
  return { apiVersion, kind, metadata: { name, namespace }, ...more };
}
