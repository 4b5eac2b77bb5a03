import { expect, test } from 'vitest';
import { pluralOf } from '../../../../src/domain/kubernetes/plural.ts';

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
