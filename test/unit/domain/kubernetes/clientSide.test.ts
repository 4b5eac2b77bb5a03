import { expect, test } from 'vitest';
import { isClientSide } from '../../../../src/domain/kubernetes/clientSide.ts';

test.each([
  ['kustomize.config.k8s.io', 'Kustomization', true],
  ['cli.kyverno.io', 'Test', true],
  ['slipway', 'Phase', true],
  ['', 'Config', true],
  ['', 'ConfigMap', false],
  ['kyverno.io', 'ClusterPolicy', false],
  ['kustomize.toolkit.fluxcd.io', 'Kustomization', false],
])('%s %s: %s', (group, kind, wanted) => {
  expect(isClientSide({ group, kind })).toBe(wanted);
});
