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

/** The path of a Service behind the proxy of the API server; `path` is that of the Service. Throws `Failed` as above. */
export function servicePath(namespace: string, service: string, path: string): string {
  const steps = path.replace(/^\//, '').split('/');
  const inside = steps.map((step, index) => (step === '' && index === steps.length - 1 ? '' : segment(step)));
  // `scheme:name:port`: a colon may stand in a path as it is.
  const name = segment(service).replaceAll('%3A', ':');
  return `/api/v1/namespaces/${segment(namespace)}/services/${name}/proxy/${inside.join('/')}`;
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
