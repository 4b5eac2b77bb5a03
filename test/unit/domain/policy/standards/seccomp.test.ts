import { expect, test } from 'vitest';
import { isGood, settings, settingsViolation } from '../../../../../src/domain/policy/standards/seccomp.ts';
import { contexts, podOf } from './made.ts';

test.each([
  ['RuntimeDefault', true],
  ['Localhost', true],
  ['Unconfined', false],
  ['', false],
  [null, false],
])('%j: %s', (type, expected) => {
  expect(isGood(type)).toBe(expected);
});

test('What is set, and is not on', () => {
  const pod = podOf({ ...contexts({ seccompProfile: {} }, {}), securityContext: { seccompProfile: { type: 'X' } } });
  expect(settings(pod)).toEqual({ ofPod: 'X', ofContainers: [{ container: pod.containers[0], type: '' }] });
  expect(settingsViolation(settings(pod))?.detail).toBe(
    'pod and container "a" must not set securityContext.seccompProfile.type to "", "X"',
  );
  expect(settingsViolation(settings(podOf(contexts(null, {}))))).toBeNull();
});
