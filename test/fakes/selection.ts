import type { ClusterObject, Kind, Query } from '../../src/domain/kubernetes/query.ts';

/** `apps/v1 Deployment` */
export function nameOf({ apiVersion, kind }: Kind): string {
  return `${apiVersion} ${kind}`;
}

/** As much of an object as a view has. */
export function seen(object: ClusterObject, { view }: Query): ClusterObject {
  const { apiVersion, kind, metadata } = object;
  if (view === 'object') return object;
  return view === 'metadata'
    ? { apiVersion, kind, metadata }
    : { apiVersion, kind, metadata, cells: { Name: metadata.name } };
}

/** Label selectors with `=`, `!=` and names alone; field selectors of name and namespace. */
export function isMeant(object: ClusterObject, query: Query): boolean {
  const { metadata } = object;
  if (nameOf(object) !== nameOf(query)) return false;
  if (query.namespace !== null && metadata.namespace !== undefined && metadata.namespace !== query.namespace)
    return false;
  const fields = { 'metadata.name': metadata.name, 'metadata.namespace': metadata.namespace ?? '' };
  return fits(query.labels, metadata.labels ?? {}) && fits(query.fields, fields);
}

function fits(selector: string | null, values: Readonly<Record<string, string>>): boolean {
  return (selector ?? '')
    .split(',')
    .filter((part) => part !== '')
    .every((part) => {
      const [, name = '', operator, wanted] = /^([^=!]+)(?:(!=|==?)(.*))?$/.exec(part) ?? [];
      if (operator === undefined) return name in values;
      return (values[name] === wanted) === (operator !== '!=');
    });
}
