import { expect, test } from 'vitest';
import { isMappedByKyverno, wantsMapped } from '../../../../../src/domain/policy/comparison/mapped.ts';

test.each([
  ['', true],
  ['apps', true],
  ['rbac.authorization.k8s.io', true],
  ['gateway.networking.k8s.io', false],
  ['argoproj.io', false],
])('%j: %j', (group, isMapped) => expect(isMappedByKyverno(group)).toBe(isMapped));

test.each([
  ['policies.kyverno.io', 'ImageValidatingPolicy', true],
  ['policies.kyverno.io', 'NamespacedDeletingPolicy', true],
  ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicy', true],
  ['policies.kyverno.io', 'ValidatingPolicy', false],
  ['policies.kyverno.io', 'MutatingPolicy', false],
  ['kyverno.io', 'ClusterPolicy', false],
])('%s/%s is asked only about what has a resource: %s', (group, kind, wants) => {
  expect(wantsMapped(group, kind)).toBe(wants);
});
