import { compareVersions, parseVersion } from '../../../semver/version.ts';
import type { Version } from '../../../semver/version.ts';
import * as types from '../../type.ts';
import type { Data } from '../../value/data.ts';
import { badArgument } from '../../value/trouble.ts';
import type { Trouble } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { bool, string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';

const semver = opaqueType<Version>('kubernetes.Semver', (one, other) => compareVersions(one, other) === 0);

/** Semantic versions (k8s.io/apiserver, pkg/cel/library/semverlib.go, version 1). */
export const versions: Library = [
  define('semver', [string], semver.type, make),
  define('semver', [string, bool], semver.type, (text, isLoose) => (isLoose ? makeLoose(text) : make(text))),
  define('isSemver', [string], types.bool, isVersion),
  define('isSemver', [string, bool], types.bool, (text, isLoose) => isVersion(isLoose ? normalized(text) : text)),
  defineMethod('isGreaterThan', [semver.kind, semver.kind], types.bool, (one, other) => order(one, other) > 0),
  defineMethod('isLessThan', [semver.kind, semver.kind], types.bool, (one, other) => order(one, other) < 0),
  defineMethod('compareTo', [semver.kind, semver.kind], types.int, (one, other) => BigInt(order(one, other))),
  defineMethod('major', [semver.kind], types.int, ({ value }) => BigInt.asIntN(64, value.numbers[0])),
  defineMethod('minor', [semver.kind], types.int, ({ value }) => BigInt.asIntN(64, value.numbers[1])),
  defineMethod('patch', [semver.kind], types.int, ({ value }) => BigInt.asIntN(64, value.numbers[2])),
];

function order(one: { readonly value: Version }, other: { readonly value: Version }): number {
  return compareVersions(one.value, other.value);
}

function make(text: string): Data | Trouble {
  const version = parseVersion(text);
  return typeof version === 'string'
    ? badArgument(`"${text}" is no version: ${version}.`, version)
    : semver.make(version);
}

function makeLoose(text: string): Data | Trouble {
  const version = normalized(text);
  if (version !== '') return make(version);
  return badArgument(`"${text}" is no version: ${words.shortVersion}.`, words.shortVersion);
}

function isVersion(text: string): boolean {
  return typeof parseVersion(text) !== 'string';
}

/** Without a `v` and leading zeros, and with all three numbers; what is short and has more than numbers stays bad. */
function normalized(text: string): string {
  const [major = '', minor, ...rest] = (text.startsWith('v') ? text.slice(1) : text).split('.');
  const parts = [major, minor, rest.length === 0 ? undefined : rest.join('.')]
    .filter((part) => part !== undefined)
    .map((part) => (part.length > 1 ? withoutZeros(part) : part));
  if (parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')) return '';
  return [...parts, '0', '0'].slice(0, Math.max(3, parts.length)).join('.');
}

function withoutZeros(part: string): string {
  const rest = part.replace(/^0+/, '');
  return /^[0-9]/.test(rest) ? rest : `0${rest}`;
}
