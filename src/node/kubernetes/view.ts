import type { ClusterObject, Kind, Metadata, View } from '../../domain/kubernetes/query.ts';
import { isMap, own } from './kubeconfig/field.ts';

/**
 * What to ask for. Metadata and tables have no second choice: a server that can't give them must not send the rest
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources).
 */
export function acceptOf(view: View, what: 'list' | 'watch'): string {
  switch (view) {
    case 'object':
      return 'application/json';
    case 'metadata':
      return `application/json;as=PartialObjectMetadata${what === 'list' ? 'List' : ''};v=v1;g=meta.k8s.io`;
    case 'table':
      return 'application/json;as=Table;v=v1;g=meta.k8s.io';
  }
}

/** A list or an event as objects of the kind that was asked for; what is none is left out. */
export type Reader = (value: unknown) => readonly ClusterObject[];

/**
 * Reads answers of one request. Tables carry the names of their columns in the first answer only (the first event of a
 * watch is a bookmark for this reason), so a reader remembers them.
 */
export function readerFor({ apiVersion, kind }: Kind, view: View): Reader {
  let columns: readonly string[] = [];
  const one = (value: unknown): ClusterObject[] => {
    const metadata = metadataOf(value);
    if (metadata === null || !isMap(value)) return [];
    return [view === 'object' ? { ...value, apiVersion, kind, metadata } : { apiVersion, kind, metadata }];
  };
  const row = (value: unknown): ClusterObject[] => {
    const metadata = isMap(value) ? metadataOf(value['object']) : null;
    if (metadata === null || !isMap(value) || !Array.isArray(value['cells'])) return [];
    const cells = value['cells'].map((cell: unknown, index) => [columns[index] ?? String(index), cell] as const);
    return [{ apiVersion, kind, metadata, cells: Object.fromEntries(cells) }];
  };
  return (value) => {
    if (!isMap(value)) return [];
    if (view !== 'table') return Array.isArray(value['items']) ? value['items'].flatMap(one) : one(value);
    const definitions = value['columnDefinitions'];
    if (Array.isArray(definitions)) columns = definitions.map(nameOfColumn);
    return Array.isArray(value['rows']) ? value['rows'].flatMap(row) : [];
  };
}

/** Where the answer stands in the history; null when it does not say. */
export function versionIn(value: unknown): string | null {
  const metadata = isMap(value) ? value['metadata'] : null;
  const version = isMap(metadata) ? own(metadata, 'resourceVersion') : null;
  return typeof version === 'string' && version !== '' ? version : null;
}

/** Where the next page begins; null after the last. */
export function continueIn(value: unknown): string | null {
  const metadata = isMap(value) ? value['metadata'] : null;
  const token = isMap(metadata) ? own(metadata, 'continue') : null;
  return typeof token === 'string' && token !== '' ? token : null;
}

/** Without `managedFields`, which nobody asks for and which is often half of an object. */
function metadataOf(value: unknown): Metadata | null {
  const metadata = isMap(value) ? value['metadata'] : null;
  if (!isMap(metadata)) return null;
  const { managedFields: _, name, ...rest } = metadata;
  return typeof name === 'string' && name !== '' ? { name, ...rest } : null;
}

function nameOfColumn(definition: unknown): string {
  const name = isMap(definition) ? definition['name'] : null;
  return typeof name === 'string' ? name : '';
}
