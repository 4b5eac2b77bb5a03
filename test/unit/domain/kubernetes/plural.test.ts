import { expect, test } from 'vitest';
import { pluralOf, servedPlural } from '../../../../src/domain/kubernetes/plural.ts';

test.each([
  ['Pod', 'pods'],
  ['Ingress', 'ingresses'],
  ['StorageClass', 'storageclasses'],
  ['NetworkPolicy', 'networkpolicies'],
  ['Endpoints', 'endpoints'],
  ['ConfigMap', 'configmaps'],
])('%s is served as %s', (kind, plural) => {
  expect(pluralOf(kind)).toBe(plural);
});

test.each([
  ['gateway.networking.k8s.io', 'Gateway', 'gateways'],
  ['gateway.networking.x-k8s.io', 'XMesh', 'xmeshes'],
  ['networking.istio.io', 'Gateway', 'gateways'],
  ['apps', 'Deployment', 'deployments'],
  ['example.org', 'Birthday', 'birthdaies'],
])('Of %s %s is served as %s, whatever is guessed', (group, kind, plural) => {
  expect(servedPlural(group, kind)).toBe(plural);
});
