import { expect, test } from 'vitest';
import {
  forbidden,
  forbiddenIn,
  requiredIn,
  violationOf,
} from '../../../../../src/domain/policy/standards/violation.ts';
import { podOf } from './made.ts';

const [container] = podOf({ containers: [{ name: 'b' }] }).containers;

test.each([
  [['spec', 'hostPID'], 'spec.hostPID'],
  [['spec', 'volumes', 2, 'hostPath'], 'spec.volumes[2].hostPath'],
  [['metadata', 'annotations', 'a.b/c'], 'metadata.annotations[a.b/c]'],
])('%j is %s', (steps, field) => {
  expect(forbidden(steps, true)).toEqual({ field, steps, container: null, kind: 'forbidden', value: true });
});

test('Fields of a container begin at it, and bear its name', () => {
  if (container === undefined) throw new Error('There is no container.');
  const place = { field: 'spec.containers[0].x', steps: ['spec', 'containers', 0, 'x'], container: 'b' };
  expect(forbiddenIn(container, ['x'], 0)).toEqual({ ...place, kind: 'forbidden', value: 0 });
  expect(requiredIn(container, ['x'])).toEqual({ ...place, kind: 'required', value: '' });
});

test('Without errors nothing is violated', () => {
  const error = forbidden(['spec'], true);
  expect(violationOf('a', 'b', [])).toBeNull();
  expect(violationOf('a', 'b', [error])).toEqual({ reason: 'a', detail: 'b', errors: [error] });
});
