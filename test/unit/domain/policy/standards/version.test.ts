import { expect, test } from 'vitest';
import { isWithin, parseVersion, versionText } from '../../../../../src/domain/policy/standards/version.ts';

test.each([
  ['latest', 'latest'],
  ['v1.0', 0],
  ['v1.37', 37],
  ['v1.037', null],
  ['v2.1', null],
  ['1.30', null],
  ['v1.30.1', null],
  ['v1.9223372036854775808', null],
  ['', null],
])('%j is %j', (text, version) => {
  expect(parseVersion(text)).toBe(version);
});

test('Versions as texts, and what is in them', () => {
  expect([versionText('latest'), versionText(25)]).toEqual(['latest', 'v1.25']);
  expect([isWithin(25, 25), isWithin(25, 24), isWithin(25, 'latest')]).toEqual([true, false, true]);
});
