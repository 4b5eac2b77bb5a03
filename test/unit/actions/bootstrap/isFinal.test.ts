import { expect, test } from 'vitest';
import { isFinal } from '../../../../src/actions/bootstrap/isFinal.ts';

test.each([
  ['forbidden', true],
  ['no-kind', true],
  ['other-cluster', true],
  ['unreachable', false],
  ['timeout', false],
  ['reset', false],
  ['server', false],
  ['throttled', false],
  ['conflict', false],
] as const)('%s: waiting does not help (%s)', (code, final) => {
  expect(isFinal({ code })).toBe(final);
});
