import { describe, expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { pluralOf } from '../../../../../src/domain/kubernetes/plural.ts';
import { paramsOf } from '../../../../../src/domain/policy/admission/params.ts';
import { among, resourcesIn } from '../../../../../src/domain/policy/objects.ts';
import { asked, pod } from '../asked.ts';

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const map = (name: string, namespace: string, labels: object = {}): object => ({
  ...kind,
  metadata: { name, namespace, labels },
});
const [here, there, other] = [map('a', 'shop', { x: 'y' }), map('a', 'lab'), map('b', 'shop')];
const objects = among([here, there, other], { plural: (_, name) => pluralOf(name), isClusterWide: () => false });
const externals = (areAll: boolean): typeof nothingOutside => ({
  ...nothingOutside,
  resources: resourcesIn(objects, { areAll, note: () => undefined }),
});

describe('the parameters of a policy', () => {
  test.each<[string, unknown, unknown, object]>([
    ['are nothing without a kind', undefined, { name: 'a' }, { params: [null] }],
    ['are nothing without a reference', kind, undefined, { params: [null] }],
    ['lie where the object lies', kind, { name: 'a' }, { params: [here] }],
    ['lie where the reference says', kind, { name: 'a', namespace: 'lab' }, { params: [there] }],
    ['may be several', kind, { selector: {} }, { params: [here, other] }],
    ['are those with labels', kind, { selector: { matchLabels: { x: 'y' } } }, { params: [here] }],
    ['may be none', kind, { name: 'c', parameterNotFoundAction: 'Allow' }, { params: [] }],
    [
      'may have to be there',
      kind,
      { name: 'c', parameterNotFoundAction: 'Deny' },
      { problem: 'no params found for policy binding with `Deny` parameterNotFoundAction' },
    ],
    [
      'want a selector that is understood',
      kind,
      { selector: { matchExpressions: [{ key: 'a', operator: 'Near' }] } },
      { problem: expect.stringContaining('Near') },
    ],
  ])('%s', (_, paramKind, ref, params) => {
    expect(paramsOf(paramKind, ref, asked(pod({})), externals(true))).toEqual(params);
  });

  test('are missing where nobody knows them', () => {
    const missing = { missing: { kind: 'resource', name: 'ConfigMap c' } };
    expect(paramsOf(kind, { name: 'c' }, asked(pod({})), externals(false))).toEqual(missing);
    expect(paramsOf(kind, { name: 'c' }, asked(pod({})), nothingOutside)).toEqual(missing);
  });
});
