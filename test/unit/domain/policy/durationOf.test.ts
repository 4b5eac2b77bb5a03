import { expect, test } from 'vitest';
import { durationOf } from '../../../../src/domain/policy/durationOf.ts';

test.each([
  ['0', 0n],
  ['-0', 0n],
  ['+0', 0n],
  ['0s', 0n],
  ['1ns', 1n],
  ['.5us', 500n],
  ['1h30m', 5_400_000_000_000n],
  ['-1.5s', -1_500_000_000n],
])('%s is a duration', (text, nanoseconds) => {
  expect(durationOf(text)).toBe(nanoseconds);
});

test.each(['', '1', '1Gi', '500m1', 'h', 'nginx:1m', '1h 30m', '1x30m', '\n0', '0\n'])('%j is none', (text) => {
  expect(durationOf(text)).toBeNull();
});
