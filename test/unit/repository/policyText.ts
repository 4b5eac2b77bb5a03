/** Texts of policies and of what they are asked about. */
export function policyText(name: string, expression: string, action = 'Deny'): string {
  return `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: ${name}}
spec:
  validationActions: [${action}]
  matchConstraints:
    resourceRules:
      - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  validations:
    - expression: "${expression}"
      message: No.
`;
}

export const podText = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  hostNetwork: true
  containers: [{name: a, image: a:1}]
`;

/** Refuses `podText`. */
export const noHostNetwork: string = policyText('no-host-network', 'object.spec.?hostNetwork.orValue(false) == false');
