import { goQuoted } from '../goQuoted.ts';

/** A version as github.com/blang/semver/v4 reads it: strictly three numbers. What is behind `+` does not count. */
export interface Version {
  readonly numbers: readonly [major: bigint, minor: bigint, patch: bigint];
  readonly prerelease: readonly (bigint | string)[];
}

/** What the library makes of a text that is no version. */
export const noVersion: Version = { numbers: [0n, 0n, 0n], prerelease: [] };

const alphanumeric = /^[0-9A-Za-z-]*$/;
const digits = /^[0-9]*$/;

/** The version of a text, or the library's message about one that is none. */
export function parseVersion(text: string): Version | string {
  if (text === '') return 'Version string empty';
  const [, major, minor, rest] = /^([^.]*)\.([^.]*)\.(.*)$/s.exec(text) ?? [];
  if (major === undefined || minor === undefined || rest === undefined) return 'No Major.Minor.Patch elements found';
  const { patch, prerelease, build } = parts(rest);
  const read: bigint[] = [];
  for (const [name, part] of [
    ['major', major],
    ['minor', minor],
    ['patch', patch],
  ] as const) {
    const number = numberOf(name, part);
    if (typeof number === 'string') return number;
    read.push(number);
  }
  const before = prerelease.map(prereleaseOf);
  const wrong = before.find((part) => typeof part === 'object') ?? buildProblem(build);
  if (wrong !== undefined) return wrong.problem;
  const [a = 0n, b = 0n, c = 0n] = read;
  return { numbers: [a, b, c], prerelease: before.filter((part) => typeof part !== 'object') };
}

/** -1, 0 or 1. A version with a prerelease comes before the one without, and numbers before words. */
export function compareVersions(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  if (a.prerelease.length === 0 || b.prerelease.length === 0)
    return Math.sign(b.prerelease.length) - Math.sign(a.prerelease.length);
  for (const [index, part] of a.prerelease.entries()) {
    const other = b.prerelease[index];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return a.prerelease.length < b.prerelease.length ? -1 : 0;
}

interface Parts {
  readonly patch: string;
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
}

function parts(text: string): Parts {
  const plus = text.indexOf('+');
  const version = plus === -1 ? text : text.slice(0, plus);
  const minus = version.indexOf('-');
  return {
    patch: minus === -1 ? version : version.slice(0, minus),
    prerelease: minus === -1 ? [] : version.slice(minus + 1).split('.'),
    build: plus === -1 ? [] : text.slice(plus + 1).split('.'),
  };
}

function numberOf(name: string, text: string): bigint | string {
  if (!digits.test(text)) return `Invalid character(s) found in ${name} number ${goQuoted(text)}`;
  if (text.length > 1 && text.startsWith('0'))
    return `${name[0]?.toUpperCase()}${name.slice(1)} number must not contain leading zeroes ${goQuoted(text)}`;
  return uint64(text);
}

/** strconv.ParseUint. */
function uint64(text: string): bigint | string {
  if (text === '') return 'strconv.ParseUint: parsing "": invalid syntax';
  const value = BigInt(text);
  return value < 2n ** 64n ? value : `strconv.ParseUint: parsing ${goQuoted(text)}: value out of range`;
}

interface Wrong {
  readonly problem: string;
}

function prereleaseOf(text: string): bigint | string | Wrong {
  if (text === '') return { problem: 'Prerelease is empty' };
  if (!digits.test(text))
    return alphanumeric.test(text) ? text : { problem: `Invalid character(s) found in prerelease ${goQuoted(text)}` };
  if (text.length > 1 && text.startsWith('0'))
    return { problem: `Numeric PreRelease version must not contain leading zeroes ${goQuoted(text)}` };
  const value = uint64(text);
  return typeof value === 'string' ? { problem: value } : value;
}

function buildProblem(build: readonly string[]): Wrong | undefined {
  const wrong = build.find((part) => part === '' || !alphanumeric.test(part));
  if (wrong === undefined) return undefined;
  if (wrong === '') return { problem: 'Build meta data is empty' };
  return { problem: `Invalid character(s) found in build meta data ${goQuoted(wrong)}` };
}

function compareParts(a: bigint | string, b: bigint | string): number {
  if (typeof a !== typeof b) return typeof a === 'bigint' ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
