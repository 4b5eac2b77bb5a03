import { expect, test } from 'vitest';
import { podForKyverno } from '../../../../../src/domain/policy/standards/podIn.ts';
import { spotsOf } from '../../../../../src/domain/policy/standards/spot.ts';
import { forbidden, forbiddenIn, requiredIn } from '../../../../../src/domain/policy/standards/violation.ts';
import type { Container } from '../../../../../src/domain/policy/standards/pod.ts';

const silent: Omit<Container, 'steps'> = { name: 'a', image: 'a', hostPorts: [], hosts: [], security: null };

const object = {
  kind: 'CronJob',
  spec: {
    jobTemplate: {
      metadata: { annotations: { 'a/b': 'x' } },
      spec: { template: { spec: { containers: [{ name: 'a' }, { securityContext: null }] } } },
    },
  },
};
const spec = ['spec', 'jobTemplate', 'spec', 'template', 'spec'];

test.each([
  [['spec', 'containers', 0, 'name'], [...spec, 'containers', 0, 'name'], false],
  [['spec', 'containers', 0, 'securityContext', 'x'], [...spec, 'containers', 0, 'securityContext'], true],
  [['spec', 'containers', 1, 'securityContext', 'x'], [...spec, 'containers', 1, 'securityContext'], false],
  [['spec', 'hostPID'], [...spec, 'hostPID'], true],
  [['metadata', 'annotations', 'a/b'], ['spec', 'jobTemplate', 'metadata', 'annotations', 'a/b'], false],
])('%j lies at %j; missing: %s', (steps, expected, missing) => {
  const where = podForKyverno(object);
  if (where === null) throw new Error('There is no pod.');
  const error = forbidden(steps, true);
  expect(spotsOf([error, error], object, where)).toEqual([{ steps: expected, missing }]);
});

test('Containers come one after the other, whatever refuses them, and what the pod itself does comes last', () => {
  const pod = {
    kind: 'Pod',
    spec: { hostPID: true, initContainers: [{ name: 'first' }], containers: [{ name: 'a' }, { name: 'b', x: 1 }] },
  };
  const where = podForKyverno(pod);
  if (where === null) throw new Error('There is no pod.');
  const of = (list: string, index: number): Container => ({ ...silent, steps: ['spec', list, index] });
  const errors = [
    forbidden(['spec', 'hostPID'], true),
    forbiddenIn(of('containers', 1), ['x'], 1),
    requiredIn(of('containers', 0), ['y']),
    requiredIn(of('initContainers', 0), ['y']),
    requiredIn(of('containers', 1), ['y']),
  ];
  expect(spotsOf(errors, pod, where).map(({ steps }) => steps.join('.'))).toEqual([
    'spec.initContainers.0.y',
    'spec.containers.0.y',
    'spec.containers.1.x',
    'spec.containers.1.y',
    'spec.hostPID',
  ]);
});
