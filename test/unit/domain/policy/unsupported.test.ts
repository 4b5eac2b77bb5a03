import { expect, test } from 'vitest';
import { isOfPolicies, missingFor, unjudgedFor } from '../../../../src/domain/policy/unsupported.ts';

const proxy = { evaluation: { mode: 'Envoy' } };

test.each<[string, string, object, string | null]>([
  ['policies.kyverno.io/v1', 'ValidatingPolicy', {}, null],
  ['policies.kyverno.io/v1', 'ValidatingPolicy', proxy, 'http'],
  ['policies.kyverno.io/v1alpha1', 'MutatingPolicy', proxy, 'mutation'],
  ['policies.kyverno.io/v1', 'ImageValidatingPolicy', {}, 'signature'],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy', {}, 'mutation'],
  ['kyverno.io/v1', 'ClusterPolicy', {}, null],
  ['v1', 'Pod', proxy, null],
])('%s %s %j lacks %s', (apiVersion, kind, spec, missing) => {
  expect(missingFor({ apiVersion, kind, spec })?.kind ?? null).toBe(missing);
});

test.each<[string, string, boolean]>([
  ['kyverno.io', 'ClusterPolicy', true],
  ['kyverno.io', 'PolicyException', true],
  ['policies.kyverno.io', 'MutatingPolicy', true],
  ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicyBinding', true],
  ['apps', 'ClusterPolicy', false],
  ['', 'Namespace', false],
])('%s %s is of policies: %s', (group, kind, is) => expect(isOfPolicies(group, kind)).toBe(is));

test('What is not judged says why', () => {
  const policy = { kind: 'ClusterPolicy', metadata: { name: 'p' } };
  const missing = { kind: 'mutation', name: '' } as const;
  const reason = 'ClusterPolicy "p" is not judged: it changes, makes or removes objects.';
  expect(unjudgedFor(policy, missing)).toMatchObject({ outcome: 'unjudged', reason, missing: [missing] });
});
