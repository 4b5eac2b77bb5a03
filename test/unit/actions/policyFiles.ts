/** A policy that wants no image with the tag latest. */
export const policy = `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: images}
spec:
  matchConstraints:
    resourceRules:
    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  validations:
  - expression: object.spec.containers.all(c, !c.image.endsWith(':latest'))
    message: Name a version.
`;

export function pod(name: string, image: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n  - name: a\n    image: ${image}\n`;
}

/** A test of it, whose second result is not as expected. */
export const suite = `apiVersion: cli.kyverno.io/v1alpha1
kind: Test
metadata: {name: images}
policies: [policy.yaml]
resources: [pods.yaml]
results:
- {policy: images, kind: Pod, result: fail, resources: [bad]}
- {policy: images, kind: Pod, result: fail, resources: [good]}
`;

export const pods = `${pod('bad', 'x:latest')}---\n${pod('good', 'x:1')}`;
