import { textAt } from '../kubernetes/read.ts';

/**
 * The binding that Kyverno's command line imagines for a ValidatingAdmissionPolicy that none of the bindings names: it
 * asks it about everything. Null for any other policy.
 * Source: kyverno, pkg/admissionpolicy/validate.go: processVAPNoBindings.
 */
export function imaginedBinding(policy: unknown, bindings: readonly unknown[]): object | null {
  const policyName = textAt(policy, 'metadata', 'name');
  if (textAt(policy, 'kind') !== 'ValidatingAdmissionPolicy') return null;
  if (bindings.some((binding) => textAt(binding, 'spec', 'policyName') === policyName)) return null;
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: '' },
    spec: { policyName, validationActions: ['Deny'] },
  };
}
