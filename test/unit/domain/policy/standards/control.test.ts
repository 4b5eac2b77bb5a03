import { expect, test } from 'vitest';
import { exceptOnWindows } from '../../../../../src/domain/policy/standards/control.ts';
import { violationOf, forbidden } from '../../../../../src/domain/policy/standards/violation.ts';
import { podOf } from './made.ts';

const violation = violationOf('x', '', [forbidden(['spec'], true)]);
const check = exceptOnWindows(() => violation);

test.each([
  ['windows', null],
  ['linux', violation],
  ['', violation],
])('On "%s"', (name, expected) => {
  expect(check(podOf({ os: { name } }))).toBe(expected);
});
