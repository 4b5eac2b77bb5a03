import type { ClusterObject } from '../../src/domain/kubernetes/query.ts';
import type { Cluster } from '../../src/ports.ts';
import { clientOf } from './client.ts';
import { newNamespace, read } from './harness/objects.ts';

export const kind = { apiVersion: 'v1', kind: 'ConfigMap' } as const;

/** A namespace of its own, and a ConfigMap that our client is to write there. */
export interface Here {
  readonly client: Cluster;
  readonly space: string;
  readonly at: { readonly namespace: string; readonly name: string };
  readonly map: ClusterObject;
  /** The object as it is stored; undefined when there is none. */
  stored(): ReturnType<typeof read>;
}

export async function here(): Promise<Here> {
  const space = await newNamespace();
  const at = { namespace: space, name: 'a' };
  const map = { ...kind, metadata: { ...at }, data: { text: 'ours' } };
  return { client: await clientOf('admin'), space, at, map, stored: () => read({ ...kind, ...at }) };
}
