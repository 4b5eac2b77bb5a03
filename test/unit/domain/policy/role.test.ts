import { expect, test } from 'vitest';
import { roleOf } from '../../../../src/domain/policy/role.ts';

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
