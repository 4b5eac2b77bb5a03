import { expect, test } from 'vitest';
import { podForKyverno } from '../../../../../src/domain/policy/standards/podIn.ts';
import { spotsOf } from '../../../../../src/domain/policy/standards/spot.ts';
import { forbidden } from '../../../../../src/domain/policy/standards/violation.ts';

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
