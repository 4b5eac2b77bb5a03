import { expect, test } from 'vitest';
import { withPriority } from '../../../../../../src/domain/policy/defaults/prepared/priority.ts';

const preemptionPolicy = 'PreemptLowerPriority';

test.each([
  [{}, { priority: 0, preemptionPolicy }],
  [{ priorityClassName: 'system-cluster-critical' }, { priority: 2_000_000_000, preemptionPolicy }],
  [{ priorityClassName: 'system-node-critical' }, { priority: 2_000_001_000, preemptionPolicy }],
  [{ priorityClassName: 'own' }, {}],
  [{ priority: 7, preemptionPolicy: 'Never' }, {}],
])('%j gets %j', (spec, added) => {
  expect(withPriority(spec)).toEqual({ ...spec, ...added });
});
