import { failed } from './failed.ts';

/** A kind at its place in the API, as discovery tells it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** As it stands in a path: `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** `/api/v1` or `/apis/apps/v1` */
export function groupPath(group: string, version: string): string {
  return group === '' ? `/api/${segment(version)}` : `/apis/${segment(group)}/${segment(version)}`;
}

/** The path of a list, or of one object; without a query. Throws `Failed` for a name that can be no segment of a path. */
export function resourcePath(
  { group, version, plural, namespaced }: Resource,
  namespace: string | null,
  name: string | null,
): string {
  const inside = namespaced && namespace !== null ? `/namespaces/${segment(namespace)}` : '';
  return `${groupPath(group, version)}${inside}/${segment(plural)}${name === null ? '' : `/${segment(name)}`}`;
}

/** A query that leaves out what is null. */
export function withQuery(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(Object.fromEntries(given)).toString()}`;
}

/** Encoding leaves dots as they are, and a segment of dots leads elsewhere. */
function segment(text: string): string {
  if (text !== '' && text !== '.' && text !== '..') return encodeURIComponent(text);
  throw failed('refused', `"${text}" is no name that Kubernetes has.`);
}
