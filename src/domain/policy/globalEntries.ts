import type { Externals, Found } from '../cel/value/externals.ts';
import { at, isMap, listAt, textAt } from '../kubernetes/read.ts';
import { answerAt } from './classic/apiCall.ts';
import type { Objects } from './objects.ts';
import { queried } from './suite/globalContext.ts';

/** The versions that GlobalContextEntries are served in. */
const versions = ['v2', 'v2beta1', 'v2alpha1'];
const unknown: Found = { unknown: true };

/**
 * What the GlobalContextEntries among objects hold: a list of objects, or what a path of the API answers. Where there is no
 * such entry it is unknown, and so is what a service answers.
 * Source: kyverno, pkg/globalcontext/k8sresource and pkg/globalcontext/externalapi.
 */
export function globalEntriesIn(objects: Objects, externals: Externals): NonNullable<Externals['globalContext']> {
  return (name, projection) => {
    const spec = versions
      .map((version) => at(objects.get(`kyverno.io/${version}`, 'globalcontextentries', '', name), 'spec'))
      .find(isMap);
    const held = heldBy(spec, externals);
    if ('unknown' in held || projection === '') return held;
    const query = listAt(spec, 'projections').find((one) => textAt(one, 'name') === projection);
    return { found: query === undefined ? null : queried(textAt(query, 'jmesPath'), held.found) };
  };
}

function heldBy(spec: unknown, externals: Externals): Found {
  const resource = at(spec, 'kubernetesResource');
  if (isMap(resource)) {
    const group = textAt(resource, 'group');
    const apiVersion = `${group === '' ? '' : `${group}/`}${textAt(resource, 'version')}`;
    const listed = externals.resources?.list(
      apiVersion,
      textAt(resource, 'resource'),
      textAt(resource, 'namespace'),
      {},
    );
    return listed === undefined || 'unknown' in listed ? unknown : { found: listAt(listed.found, 'items') };
  }
  const path = textAt(spec, 'apiCall', 'urlPath');
  return (path === '' ? undefined : answerAt(path, textAt(spec, 'apiCall', 'method'), externals)) ?? unknown;
}
