import { expect, test } from 'vitest';
import { isBeside, roleOf, roleOfObject } from '../../../../src/domain/policy/role.ts';

test.each([
  ['kyverno.io', 'ClusterPolicy', 'classic'],
  ['kyverno.io', 'Policy', 'classic'],
  ['kyverno.io', 'PolicyException', 'classicException'],
  ['policies.kyverno.io', 'PolicyException', 'exception'],
  ['policies.kyverno.io', 'NamespacedValidatingPolicy', 'validating'],
  ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicyBinding', 'binding'],
  ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicy', 'admission'],
  ['kyverno.io', 'ValidatingPolicy', null],
  ['', 'Pod', null],
])('%s/%s is: %s', (group, kind, role) => {
  expect(roleOf(group, kind)).toBe(role);
});

test.each<[string, object, string | null]>([
  ['a policy', { apiVersion: 'kyverno.io/v1', kind: 'Policy' }, 'classic'],
  ['a Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { a: 'b' } } }, null],
  [
    'a Namespace with standards',
    { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { 'pod-security.kubernetes.io/warn': 'baseline' } } },
    'standards',
  ],
])('%s', (_, object, role) => {
  expect(roleOfObject(object)).toBe(role);
});

test.each([
  ['kyverno.io/v2', 'PolicyException', true],
  ['policies.kyverno.io/v1', 'PolicyException', true],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', true],
  ['kyverno.io/v1', 'Policy', false],
  ['v1', 'Pod', false],
])('%s %s stands beside policies: %s', (apiVersion, kind, wanted) => {
  expect(isBeside({ apiVersion, kind })).toBe(wanted);
});
