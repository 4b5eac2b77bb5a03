import { describe, expect, test } from 'vitest';
import {
  missingForRule,
  missingOfRule,
  purposeBehind,
  purposeOf,
  purposeOfRule,
} from '../../../../src/domain/policy/purpose.ts';

test.each([
  ['policies.kyverno.io/v1', 'MutatingPolicy', 'changes objects'],
  ['policies.kyverno.io/v1', 'NamespacedMutatingPolicy', 'changes objects'],
  ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', 'changes objects'],
  ['policies.kyverno.io/v1', 'GeneratingPolicy', 'makes objects'],
  ['policies.kyverno.io/v1', 'NamespacedDeletingPolicy', 'removes objects'],
  ['policies.kyverno.io/v1', 'ImageValidatingPolicy', 'looks at signatures of images'],
  ['kyverno.io/v2', 'ClusterCleanupPolicy', 'removes objects'],
  ['kyverno.io/v1', 'ClusterPolicy', null],
  ['policies.kyverno.io/v1', 'ValidatingPolicy', null],
  ['v1', 'Pod', null],
])('%s %s is for this: %s', (apiVersion, kind, wanted) => {
  expect(purposeOf({ apiVersion, kind })).toBe(wanted);
});

test('A policy of another mode is about a proxy', () => {
  const policy = {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ValidatingPolicy',
    spec: { evaluation: { mode: 'Envoy' } },
  };
  expect(purposeOf(policy)).toBe('is about requests to a proxy');
});

const mutate = { patchStrategicMerge: {} };

test.each<[object, string | null, string | null, string | null]>([
  [{ mutate }, 'mutate', 'changes objects', 'mutation'],
  [{ mutate: { targets: [], ...mutate } }, 'mutate', 'changes other objects', 'mutation'],
  [{ generate: { kind: 'Role' } }, 'generate', 'makes objects', 'mutation'],
  [{ verifyImages: [] }, 'verifyImages', 'looks at signatures of images', 'signature'],
  [{ mutate, verifyImages: [] }, 'verifyImages', 'looks at signatures of images', 'signature'],
  [{ validate: { manifests: {} } }, 'validate.manifests', 'looks at signatures of manifests', 'signature'],
  [{ validate: { pattern: {} } }, null, null, null],
  [{ validate: { pattern: {} }, mutate }, null, null, null],
  [{ mutate: null }, null, null, 'mutation'],
  [{}, null, null, 'mutation'],
])('The rule %j is for this: %s', (rule, path, does, lacks) => {
  const found = purposeOfRule(rule);
  expect([found?.path.join('.') ?? null, found?.does ?? null]).toEqual([path, does]);
  expect(missingOfRule(rule)?.kind ?? null).toBe(lacks);
});

describe('What a rule of a name lacks, whatever the object', () => {
  const rules = [
    { name: 'v', validate: {} },
    { name: 'f', validate: { manifests: {} } },
    { name: 'm', mutate: {} },
    { name: 'i', verifyImages: [] },
    { name: 'autogen-i', validate: {} },
  ];

  test.each([
    ['v', null],
    ['f', null],
    ['m', 'mutation'],
    ['autogen-m', 'mutation'],
    ['autogen-cronjob-m', 'mutation'],
    ['autogen-v', null],
    ['i', 'signature'],
    ['autogen-i', null],
    ['autogen-cronjob-i', 'signature'],
    ['x', null],
  ])('%s: %s', (rule, missing) => expect(missingForRule({ spec: { rules } }, rule)?.kind ?? null).toBe(missing));
});

describe('purposeBehind', () => {
  const rules = [
    { name: 'a', generate: {} },
    { name: 'b', validate: { manifests: {} } },
    { name: 'c', validate: {} },
  ];
  const policy = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', spec: { rules } };

  test.each<[string, 'mutation' | 'signature' | 'image', string | null]>([
    ['a', 'mutation', 'makes objects'],
    ['b', 'signature', 'looks at signatures of manifests'],
    ['autogen-b', 'signature', 'looks at signatures of manifests'],
    ['a', 'image', null],
    ['c', 'mutation', null],
    ['d', 'mutation', null],
  ])('the rule %s that lacks %s', (rule, kind, wanted) => {
    expect(purposeBehind(policy, rule, [{ kind, name: '' }])).toBe(wanted);
  });

  test('a whole policy', () => {
    const whole = { apiVersion: 'policies.kyverno.io/v1', kind: 'MutatingPolicy' };
    expect(purposeBehind(whole, '', [{ kind: 'mutation', name: '' }])).toBe('changes objects');
  });
});
