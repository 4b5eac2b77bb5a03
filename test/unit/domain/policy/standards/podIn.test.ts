import { expect, test } from 'vitest';
import { hasPod, podForKyverno, podIn } from '../../../../../src/domain/policy/standards/podIn.ts';

test.each([
  ['Pod', 'spec', 'metadata'],
  ['PodTemplate', 'template.spec', 'template.metadata'],
  ['Deployment', 'spec.template.spec', 'spec.template.metadata'],
  ['DaemonSet', 'spec.template.spec', 'spec.template.metadata'],
  ['StatefulSet', 'spec.template.spec', 'spec.template.metadata'],
  ['ReplicaSet', 'spec.template.spec', 'spec.template.metadata'],
  ['ReplicationController', 'spec.template.spec', 'spec.template.metadata'],
  ['Job', 'spec.template.spec', 'spec.template.metadata'],
  ['CronJob', 'spec.jobTemplate.spec.template.spec', 'spec.jobTemplate.spec.template.metadata'],
])('%s has its pod at %s and %s', (kind, spec, metadata) => {
  const where = podIn({ kind });
  expect([where?.spec.join('.'), where?.metadata.join('.')]).toEqual([spec, metadata]);
  expect(where?.structs).toHaveLength(spec.split('.').length);
});

test.each([['Service'], ['constructor'], ['']])('%s makes no pods', (kind) => {
  expect(podIn({ kind })).toBeNull();
  expect(podForKyverno({ kind })).toBeNull();
});

test('Kyverno takes the metadata of Jobs for those of pods, and knows no PodTemplate', () => {
  expect(podForKyverno({ kind: 'CronJob' })?.metadata).toEqual(['spec', 'jobTemplate', 'metadata']);
  expect(podForKyverno({ kind: 'PodTemplate' })).toBeNull();
  expect(podForKyverno({ kind: 'Job' })).toEqual(podIn({ kind: 'Job' }));
});

test.each([
  [{ kind: 'Pod' }, true],
  [{ kind: 'Job', spec: { template: {} } }, true],
  [{ kind: 'Job', spec: {} }, false],
  [{ kind: 'CronJob', spec: { jobTemplate: { spec: {} } } }, false],
])('%j has one: %s', (object, expected) => {
  const where = podIn(object);
  expect(where !== null && hasPod(object, where)).toBe(expected);
});
