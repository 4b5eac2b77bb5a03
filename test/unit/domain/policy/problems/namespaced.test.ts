import { describe, expect, test } from 'vitest';
import { namespacedProblems } from '../../../../../src/domain/policy/problems/namespaced.ts';
import { told } from './told.ts';

function said(kind: string, resources: object, spec: object = {}): readonly string[] {
  const rules = [{ name: 'r', match: { any: [{ resources }] }, exclude: { resources } }];
  const policy = {
    apiVersion: 'kyverno.io/v1',
    kind,
    metadata: { name: 'p', namespace: 'lab' },
    spec: { ...spec, rules },
  };
  return told(namespacedProblems(policy), { value: policy, steps: [] });
}

const places = ['match.any.0', 'exclude'];
const own = 'A Policy is about its own namespace, and names no others.';
const wide = (kind: string): string => `"${kind}" lies in no namespace: a ClusterPolicy is about it.`;

describe('A Policy', () => {
  test.each<[object, readonly string[]]>([
    [{ kinds: ['Pod', 'apps/v1/Deployment'] }, []],
    [{ kinds: ['Pod'], namespaces: ['a'] }, [`namespaces: ${own}`]],
    [{ kinds: ['Pod', 'Node'] }, [`kinds.1: ${wide('Node')}`]],
    [{ kinds: ['v1/Namespace'] }, [`kinds.0: ${wide('v1/Namespace')}`]],
    [
      { kinds: ['rbac.authorization.k8s.io/v1/ClusterRole'] },
      [`kinds.0: ${wide('rbac.authorization.k8s.io/v1/ClusterRole')}`],
    ],
    // Kyverno compares texts, and this is none of those that it knows.
    [{ kinds: ['*/Node', 'apps/v1/Node', 1] }, []],
  ])('about %j', (resources, wanted) => {
    const lines = places.flatMap((place) =>
      wanted.map((line) => `error unmatched spec.rules.0.${place}.resources.${line}`),
    );
    expect(said('Policy', resources)).toEqual(lines);
  });

  test('overrides nothing by namespace', () => {
    expect(said('Policy', {}, { validationFailureActionOverrides: [{ action: 'Audit', namespaces: ['a'] }] })).toEqual([
      'error rule spec.validationFailureActionOverrides: Overrides by namespace are for a ClusterPolicy.',
    ]);
  });
});

test('A ClusterPolicy may say all of it', () => {
  const overrides = { validationFailureActionOverrides: [{ action: 'Audit', namespaces: ['a'] }] };
  expect(said('ClusterPolicy', { kinds: ['Node'], namespaces: ['a'] }, overrides)).toEqual([]);
});
