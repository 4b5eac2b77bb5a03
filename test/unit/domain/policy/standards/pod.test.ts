import { expect, test } from 'vitest';
import { hasOwnUsers } from '../../../../../src/domain/policy/standards/pod.ts';
import { podOf } from './made.ts';

test.each([
  [{}, false],
  [{ hostUsers: true }, false],
  [{ hostUsers: null }, false],
  [{ hostUsers: false }, true],
])('%j: users of its own %s', (spec, expected) => {
  expect(hasOwnUsers(podOf(spec))).toBe(expected);
});
