import { expect, test } from 'vitest';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';
import { LoadedPolicies } from '../../../../src/domain/policy/loadedPolicies.ts';
import { among } from '../../../../src/domain/policy/objects.ts';
import { PolicyWorld } from '../../../../src/domain/policy/policyWorld.ts';
import { noValues, readValues } from '../../../../src/domain/policy/suite/values.ts';
import { latest, pod, tagged, validatingPolicy } from './asked.ts';

const kinds = kindsOf([]);
const around = {
  cluster: among([], kinds),
  kinds,
  values: noValues,
  operation: 'CREATE',
  exceptionsAt: null,
  likeCommandLine: false,
} as const;

function worldOf(...policies: readonly object[]): PolicyWorld<number> {
  const loaded = new LoadedPolicies(
    policies.map((object, source) => ({ object, source })),
    false,
  );
  return new PolicyWorld(loaded, around);
}

test('Only those are told that are asked', () => {
  const world = worldOf(validatingPolicy(tagged), validatingPolicy(tagged, { metadata: { name: 'other' } }));
  expect(world.judge(pod(latest)).map(({ policy, outcomes }) => [policy.source, outcomes.length])).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(world.judge({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })).toEqual([]);
});

test.each([
  [undefined, 'default'],
  ['lab', 'lab'],
])('What names no namespace goes into the usual one: %s', (usual, wanted) => {
  const placed = { ...tagged, validations: [{ expression: `object.metadata.namespace != '${wanted}'` }] };
  const nowhere = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: latest };
  const judged = worldOf(validatingPolicy(placed)).judge(nowhere, usual);
  expect(judged.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome))).toEqual(['fail']);
});

test('The command line of Kyverno knows no Namespace of the repository', () => {
  const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { tier: 'front' } } };
  const metadata = { name: 'images' };
  const selecting = { matchLabels: { tier: 'front' } };
  const policy = {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata,
    spec: {
      rules: [
        {
          name: 'r',
          match: { any: [{ resources: { kinds: ['Pod'], namespaceSelector: selecting } }] },
          validate: { deny: {} },
        },
      ],
    },
  };
  const cluster = among([shop], kinds);
  const counts = [false, true].map((likeCommandLine) => {
    const loaded = new LoadedPolicies([{ object: policy, source: 0 }], likeCommandLine);
    return new PolicyWorld(loaded, { ...around, cluster, likeCommandLine }).judge(pod(latest)).length;
  });
  expect(counts).toEqual([1, 0]);
});

test('A Namespace judges by its own labels, whatever values say of it', () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
  const values = readValues({ namespaceSelector: [{ name: 'shop', labels: { team: 'a' } }] });
  const loaded = new LoadedPolicies([{ object: shop, source: 0 }], false);
  const world = new PolicyWorld(loaded, { ...around, cluster: among([shop], kinds), values });
  expect(world.judge(pod(latest)).flatMap(({ outcomes }) => outcomes)).toMatchObject([{ outcome: 'fail' }]);
});

test.each([
  [false, 'error'],
  [true, 'fail'],
])(
  'What lies in no namespace has an empty one for the command line of Kyverno alone: %s',
  (likeCommandLine, outcome) => {
    const conditions = { any: [{ key: 'x{{ request.namespace }}', operator: 'Equals', value: 'x' }] };
    const rule = {
      name: 'r',
      match: { any: [{ resources: { kinds: ['ClusterRole'] } }] },
      validate: { deny: { conditions } },
    };
    const object = {
      apiVersion: 'kyverno.io/v1',
      kind: 'ClusterPolicy',
      metadata: { name: 'p' },
      spec: { rules: [rule] },
    };
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' } };
    const world = new PolicyWorld(new LoadedPolicies([{ object, source: 0 }], likeCommandLine), {
      ...around,
      likeCommandLine,
    });
    expect(world.judge(role).flatMap(({ outcomes }) => outcomes)).toMatchObject([{ outcome }]);
  },
);

test('Who brought a policy that takes more than it may is told once', () => {
  const expression = 'lists.range(9999).all(a, lists.range(999).all(b, a + b >= 0))';
  const stopped: number[] = [];
  const { policies } = worldOf(validatingPolicy(tagged), validatingPolicy({ validations: [{ expression }] }));
  const world = new PolicyWorld(policies, around, (source) => stopped.push(source));
  const outcomes = [1, 2].map(() => world.judge(pod(latest)).map(({ outcomes: [one] }) => one?.outcome));
  expect(outcomes).toEqual([
    ['fail', 'error'],
    ['fail', 'error'],
  ]);
  expect(stopped).toEqual([1]);
});
