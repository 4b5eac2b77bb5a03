import { expect, test } from 'vitest';
import { compareVersions, noVersion, parseVersion } from '../../../../src/domain/semver/version.ts';
import type { Version } from '../../../../src/domain/semver/version.ts';

test('The numbers and what stands before the release are read', () => {
  expect(parseVersion('1.2.3-rc.1+b.c')).toEqual({ numbers: [1n, 2n, 3n], prerelease: ['rc', 1n] });
  expect(parseVersion('0.0.0')).toEqual(noVersion);
});

test.each([
  ['', 'Version string empty'],
  ['1.2', 'No Major.Minor.Patch elements found'],
  ['v1.2.3', 'Invalid character(s) found in major number "v1"'],
  ['01.2.3', 'Major number must not contain leading zeroes "01"'],
  ['1.x.3', 'Invalid character(s) found in minor number "x"'],
  ['1.02.3', 'Minor number must not contain leading zeroes "02"'],
  ['1.2.3.4', 'Invalid character(s) found in patch number "3.4"'],
  ['1.2.03', 'Patch number must not contain leading zeroes "03"'],
  ['1.2.', 'strconv.ParseUint: parsing "": invalid syntax'],
  ['18446744073709551616.0.0', 'strconv.ParseUint: parsing "18446744073709551616": value out of range'],
  ['1.2.3-', 'Prerelease is empty'],
  ['1.2.3-a_b', 'Invalid character(s) found in prerelease "a_b"'],
  ['1.2.3-01', 'Numeric PreRelease version must not contain leading zeroes "01"'],
  ['1.2.3+', 'Build meta data is empty'],
  ['1.2.3+a_b', 'Invalid character(s) found in build meta data "a_b"'],
])('"%s" is none: %s', (text, message) => expect(parseVersion(text)).toBe(message));

const ascending = [
  '0.9.9',
  '1.0.0-1',
  '1.0.0-2',
  '1.0.0-10',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0',
  '1.0.1',
  '1.1.0',
  '1.10.0',
  '2.0.0',
];

test('Versions are in order', () => {
  const versions = ascending.map(parseVersion).filter((version): version is Version => typeof version !== 'string');
  expect(versions).toHaveLength(ascending.length);
  const orders = versions.map((a, i) => versions.map((b, j) => Math.sign(compareVersions(a, b)) === Math.sign(i - j)));
  expect(orders.flat().every(Boolean)).toBe(true);
});
