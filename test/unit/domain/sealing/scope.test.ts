import { describe, expect, test } from 'vitest';
import {
  isScopeAnnotation,
  labelOf,
  scopeAnnotations,
  scopeOf,
  scopes,
  withScope,
} from '../../../../src/domain/sealing/scope.ts';

const { 'namespace-wide': namespaceWide, 'cluster-wide': clusterWide } = scopeAnnotations;

test.each([
  ['strict', 'shop/db'],
  ['namespace-wide', 'shop'],
  ['cluster-wide', ''],
] as const)('%s is bound to "%s"', (scope, label) => expect(labelOf(scope, 'shop', 'db')).toBe(label));

test('Scopes are offered from the narrowest on', () => {
  expect(scopes).toEqual(['strict', 'namespace-wide', 'cluster-wide']);
});

describe('the scope that annotations say', () => {
  const cases: readonly (readonly [scope: string, annotations: Readonly<Record<string, string>>])[] = [
    ['strict', {}],
    ['strict', { 'a.b/c': 'true' }],
    ['strict', { [namespaceWide]: 'yes', [clusterWide]: 'True' }],
    ['namespace-wide', { [namespaceWide]: 'true' }],
    ['namespace-wide', { [namespaceWide]: 'true', [clusterWide]: 'false' }],
    ['cluster-wide', { [namespaceWide]: 'true', [clusterWide]: 'true' }],
  ];
  test.each(cases)('%s: %j', (scope, annotations) => expect(scopeOf(new Map(Object.entries(annotations)))).toBe(scope));
});

test('A scope takes the place of another', () => {
  const annotations = new Map([
    ['a', 'b'],
    [namespaceWide, 'true'],
    [clusterWide, 'false'],
  ]);
  expect(withScope(annotations, 'strict')).toEqual(new Map([['a', 'b']]));
  expect(withScope(annotations, 'cluster-wide')).toEqual(
    new Map([
      ['a', 'b'],
      [clusterWide, 'true'],
    ]),
  );
  expect([clusterWide, namespaceWide, 'a'].map(isScopeAnnotation)).toEqual([true, true, false]);
});
