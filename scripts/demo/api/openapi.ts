import { apiVersionOf } from './kinds.ts';
import type { ApiKind } from './kinds.ts';

/**
 * What `/openapi/v3` and the documents below it answer, null for other paths: as much as clients read before they write,
 * which is that the server looks at unknown fields itself (`fieldValidation`). Helm asks it.
 */
export function openApiOf(kinds: readonly ApiKind[], path: string): unknown {
  const placed = Map.groupBy(kinds, placeOf);
  if (path === '/openapi/v3') {
    const paths = [...placed.keys()].map((place) => [place, { serverRelativeURL: `/openapi/v3/${place}` }]);
    return { paths: Object.fromEntries(paths) };
  }
  const found = placed.get(path.slice('/openapi/v3/'.length));
  if (!path.startsWith('/openapi/v3/') || found === undefined) return null;
  const info = { title: 'Kubernetes', version: 'demo' };
  return { openapi: '3.0.0', info, paths: Object.fromEntries(found.map(pathOf)) };
}

function placeOf(kind: ApiKind): string {
  return `${kind.group === '' ? 'api' : 'apis'}/${apiVersionOf(kind)}`;
}

function pathOf(api: ApiKind): readonly [string, unknown] {
  const { group, version, kind, plural, namespaced } = api;
  const place = `/${placeOf(api)}/${namespaced ? 'namespaces/{namespace}/' : ''}${plural}/{name}`;
  const patch = {
    parameters: [{ name: 'fieldValidation', in: 'query', schema: { type: 'string' } }],
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
  return [place, { patch }];
}
