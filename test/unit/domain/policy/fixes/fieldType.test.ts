import { expect, test } from 'vitest';
import { fieldTypeAt } from '../../../../../src/domain/policy/fixes/fieldType.ts';
import type { Steps } from '../../../../../src/domain/policy/outcome.ts';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
const custom = { apiVersion: 'example.com/v1', kind: 'Thing' };
const pod = ['spec', 'template', 'spec'];

test.each<[object, Steps, ReturnType<typeof fieldTypeAt>]>([
  [deployment, [...pod, 'containers', 0, 'image'], 'text'],
  [deployment, [...pod, 'containers', 0, 'env', 0, 'value'], 'text'],
  [deployment, [...pod, 'nodeSelector', 'gpu'], 'text'],
  [deployment, [...pod, 'hostNetwork'], 'other'],
  [deployment, [...pod, 'automountServiceAccountToken'], 'other'],
  [deployment, [...pod, 'containers', 0, 'securityContext', 'privileged'], 'other'],
  [deployment, [...pod, 'nothing', 'below'], 'unknown'],
  [deployment, [...pod, 'containers'], 'unknown'],
  [custom, ['metadata', 'labels', 'on'], 'text'],
  [custom, ['spec', 'on'], 'unknown'],
])('%o at %j: %s', (object, steps, expected) => {
  expect(fieldTypeAt(object, steps)).toBe(expected);
});
