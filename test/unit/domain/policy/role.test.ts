import { expect, test } from 'vitest';
import { roleOf, roleOfObject } from '../../../../src/domain/policy/role.ts';

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
