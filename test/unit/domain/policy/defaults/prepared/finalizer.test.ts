import { expect, test } from 'vitest';
import { protectedBy } from '../../../../../../src/domain/policy/defaults/prepared/finalizer.ts';

test.each([
  [{}, { metadata: { finalizers: ['a'] } }],
  [{ metadata: { name: 'b', finalizers: ['own'] } }, { metadata: { name: 'b', finalizers: ['own', 'a'] } }],
  [{ metadata: { finalizers: ['a', 'own'] } }, { metadata: { finalizers: ['a', 'own'] } }],
])('%j becomes %j', (object, expected) => {
  expect(protectedBy(object, 'a')).toEqual(expected);
});
