import { expect, test } from 'vitest';
import { spokenOf } from '../../../../../src/domain/policy/fixes/spoken.ts';

test.each([
  [{ spec: { a: 'runAsNonRoot', b: 1n } }, '{"a":"runAsNonRoot","b":"1"}'],
  [{ metadata: { name: 'x' } }, 'null'],
  [null, 'null'],
])('What %o says', (policy, expected) => {
  expect(spokenOf(policy)).toBe(expected);
});
