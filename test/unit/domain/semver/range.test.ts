import { expect, test } from 'vitest';
import { isInRange, parseRange } from '../../../../src/domain/semver/range.ts';
import { noVersion, parseVersion } from '../../../../src/domain/semver/version.ts';

test.each([
  ['1.2.3', '1.2.3', true],
  ['==1.2.3', '1.2.3', true],
  ['!1.2.3', '1.2.3', false],
  ['!=1.2.3', '1.2.4', true],
  ['>1.0.0 <2.0.0', '2.0.0', false],
  ['>= 1.0.0', '1.0.0', true],
  ['<1.0.0 || >=2.0.0', '2.0.0', true],
  ['<1.0.0 || >=2.0.0', '1.5.0', false],
  ['>1.0.0 <3.0.0 !2.0.0', '2.0.0', false],
  ['1.2.x', '1.2.9', true],
  ['1.2.x', '1.3.0', false],
  ['1.x', '1.9.9', true],
  ['1.x.x', '2.0.0', false],
  ['!1.2.x', '1.2.0', false],
  ['!1.2.x', '1.3.0', false],
  ['>1.2.x', '1.2.9', false],
  ['>1.2.x', '1.3.0', true],
  ['>=1.2.x', '1.2.0', true],
  ['<1.2.x', '1.2.0', false],
  ['<=1.2.x', '1.2.9', true],
  ['<=1.x', '2.0.0', false],
  ['1.0.0 || || 2.0.0', '2.0.0', null],
  ['1.0.0 || || 2.0.0', '1.0.0', true],
])('%s for %s: %s', (text, version, wanted) => {
  const range = parseRange(text);
  const parsed = parseVersion(version);
  expect(typeof range === 'string' ? range : isInRange(typeof parsed === 'string' ? noVersion : parsed, range)).toBe(
    wanted,
  );
});

test.each([
  ['', "Last element in range is '||'"],
  ['1', "Last element in range is '||'"],
  ['|| 1.0.0', "First element in range is '||'"],
  ['1.0.0 ||', "Last element in range is '||'"],
  ['~1.0.0', 'Could not parse Range "~1.0.0": Could not parse comparator "~" in "~1.0.0"'],
  ['1.0', 'Could not parse Range "1.0": Could not parse version "1.0" in "1.0": No Major.Minor.Patch elements found'],
  ['>=x', 'Could not get version from string: ">=x"'],
  ['>=', 'Could not get version from string: ">="'],
  ['~1.x', 'Could not parse Range "1.0.0": Could not parse version'],
])('"%s" is none: %s', (text, message) => {
  const range = parseRange(text);
  expect(typeof range === 'string' ? range : 'a range').toBe(text === '~1.x' ? 'a range' : message);
});
