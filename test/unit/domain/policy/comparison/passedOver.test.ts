import { expect, test } from 'vitest';
import { hidesPolicies } from '../../../../../src/domain/policy/comparison/passedOver.ts';

test.each([
  ['kyverno.io/v1', 'ClusterPolicy', false],
  ['policies.kyverno.io/v1', 'ImageValidatingPolicy', false],
  ['policies.kyverno.io/v1', 'PolicyException', false],
  ['kyverno.io/v2', 'CleanupPolicy', false],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', false],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicyBinding', false],
  ['cert-manager.io/v1', 'Certificate', false],
  ['kyverno.io/v2beta1', 'GlobalContextEntry', false],
  ['cli.kyverno.io/v1alpha1', 'Values', true],
  ['v1', 'ConfigMap', true],
  ['apps/v1', 'Deployment', true],
])('Beside a %s %s policies are hidden: %s', (apiVersion, kind, isHidden) => {
  expect(hidesPolicies({ apiVersion, kind, metadata: { name: 'a' } })).toBe(isHidden);
});
