import { expect, test } from 'vitest';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';

const kinds = kindsOf([
  { apiVersion: 'v1', kind: 'Pod' },
  definition('Mouse', 'mice', 'Cluster'),
  definition('Ship', '', 'Namespaced'),
]);

function definition(kind: string, plural: string, scope: string): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: { group: 'x.io', scope, names: { kind, plural } },
  };
}

test.each([
  ['', 'NetworkPolicy', 'networkpolicies', false],
  ['', 'Namespace', 'namespaces', true],
  ['rbac.authorization.k8s.io', 'ClusterRole', 'clusterroles', true],
  ['x.io', 'Mouse', 'mice', true],
  ['y.io', 'Mouse', 'mouses', false],
  ['x.io', 'Ship', 'ships', false],
])('%s %s is served as %s', (group, kind, plural, isWide) => {
  expect(kinds.plural(group, kind)).toBe(plural);
  expect(kinds.isClusterWide(group, kind)).toBe(isWide);
});

test("Kyverno's command line guesses how a kind is served, others know", () => {
  const gateway = ['gateway.networking.k8s.io', 'Gateway'] as const;
  expect([kindsOf([]), kindsOf([], true)].map((known) => known.plural(...gateway))).toEqual(['gateways', 'gatewaies']);
});
