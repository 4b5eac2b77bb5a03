import { expect, test } from 'vitest';
import { nothingOutside } from '../../../../src/domain/cel/value/externals.ts';
import { globalEntriesIn } from '../../../../src/domain/policy/globalEntries.ts';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';
import { among, resourcesIn } from '../../../../src/domain/policy/objects.ts';
import { pod } from './asked.ts';

const entry = (name: string, spec: object, version = 'v2'): object => ({
  apiVersion: `kyverno.io/${version}`,
  kind: 'GlobalContextEntry',
  metadata: { name },
  spec,
});
const projections = [{ name: 'count', jmesPath: 'length(@)' }];
const objects = among(
  [
    entry('pods', { kubernetesResource: { version: 'v1', resource: 'pods', namespace: 'shop' }, projections }),
    entry('apps', { kubernetesResource: { group: 'apps', version: 'v1', resource: 'deployments' } }, 'v2beta1'),
    entry('call', { apiCall: { urlPath: '/api/v1/pods' }, projections: [{ name: 'n', jmesPath: 'length(items)' }] }),
    entry('service', { apiCall: { service: { url: 'https://a.example' } } }, 'v2alpha1'),
    entry('posted', { apiCall: { urlPath: '/api/v1/pods', method: 'POST' } }),
    pod({}),
  ],
  kindsOf([]),
);

function asked(name: string, projection: string): readonly [unknown, readonly string[]] {
  const notes: string[] = [];
  const resources = resourcesIn(objects, { areAll: false, note: (note) => notes.push(note) });
  return [globalEntriesIn(objects, { ...nothingOutside, resources })(name, projection), notes];
}

const unknown = { unknown: true };

test.each<[string, string, object, readonly string[]]>([
  ['pods', '', { found: [pod({})] }, ['There are 1 pods of namespace "shop", those of the repository.']],
  ['pods', 'count', { found: 1 }, ['There are 1 pods of namespace "shop", those of the repository.']],
  ['pods', 'other', { found: null }, ['There are 1 pods of namespace "shop", those of the repository.']],
  ['call', 'n', { found: 1 }, ['There are 1 pods, those of the repository.']],
  ['apps', '', unknown, []],
  ['service', '', unknown, []],
  ['posted', '', unknown, []],
  ['nothing', 'count', unknown, []],
])('%s with the projection "%s"', (name, projection, found, notes) => {
  expect(asked(name, projection)).toEqual([found, notes]);
});
