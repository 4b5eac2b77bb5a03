import { expect, test } from 'vitest';
import { isMappedByKyverno } from '../../../../../src/domain/policy/comparison/mapped.ts';

test.each([
  ['', true],
  ['apps', true],
  ['rbac.authorization.k8s.io', true],
  ['gateway.networking.k8s.io', false],
  ['argoproj.io', false],
])('%j: %j', (group, isMapped) => expect(isMappedByKyverno(group)).toBe(isMapped));
