import { goQuoted } from '../goQuoted.ts';
import { compareVersions, parseVersion } from './version.ts';
import type { Version } from './version.ts';

/** One of these has to hold, and all that it lists: `>1.0.0 <2.0.0 || 3.x`. */
export type VersionRange = readonly (readonly Bound[])[];

export interface Bound {
  readonly comparator: Comparator;
  readonly version: Version;
}

type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

const comparators: ReadonlyMap<string, Comparator> = new Map([
  ['', '='],
  ['=', '='],
  ['==', '='],
  ['!', '!='],
  ['!=', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

/** The range of a text, or the library's message about one that is none (github.com/blang/semver/v4, ParseRange). */
export function parseRange(text: string): VersionRange | string {
  const alternatives = alternativesOf(words(text));
  if (typeof alternatives === 'string') return alternatives;
  // Wildcards are looked at first, all of them.
  const lost = alternatives.flat().find((word) => word.includes('x') && splitWord(word) === null);
  if (lost !== undefined) return withoutVersion(lost);
  const range: (readonly Bound[])[] = [];
  for (const alternative of alternatives) {
    const bounds: Bound[] = [];
    for (const word of alternative.flatMap(expanded)) {
      const bound = boundOf(word);
      if (typeof bound === 'string') return bound;
      bounds.push(bound);
    }
    range.push(bounds);
  }
  return range;
}

/** Null where the library has nothing to ask and ends in a panic: between two `||`. */
export function isInRange(version: Version, range: VersionRange): boolean | null {
  for (const bounds of range) {
    if (bounds.length === 0) return null;
    if (bounds.every((bound) => fits(version, bound))) return true;
  }
  return false;
}

function fits(version: Version, bound: Bound): boolean {
  const order = compareVersions(version, bound.version);
  switch (bound.comparator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Separated by spaces, but for those behind a comparator. What has one character only gets lost, as there. */
function words(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  let last = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character !== ' ') {
      last = character;
      continue;
    }
    if (last !== '' && '<>='.includes(last)) continue;
    found.push(text.slice(start, index));
    start = index + 1;
  }
  found.push(text.slice(start));
  return found.filter((word) => bytesOf(word) > 1).map((word) => word.replaceAll(' ', ''));
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function alternativesOf(list: readonly string[]): readonly (readonly string[])[] | string {
  const alternatives: (readonly string[])[] = [];
  let start = 0;
  for (const [index, word] of list.entries()) {
    if (word !== '||') continue;
    if (index === 0) return "First element in range is '||'";
    alternatives.push(list.slice(start, index));
    start = index + 1;
  }
  if (start === list.length) return "Last element in range is '||'";
  return [...alternatives, list.slice(start)];
}

/** `1.2.x` is all from 1.2.0 and below 1.3.0, and likewise with comparators. */
function expanded(word: string): readonly string[] {
  if (!word.includes('x')) return [word];
  const split = splitWord(word);
  if (split === null) return [word];
  const { comparator, version } = split;
  const floor = withoutWildcard(version);
  const next = increased(version, floor);
  switch (comparators.get(comparator)) {
    case '=':
      return [`>=${floor}`, `<${next}`];
    case '!=':
      return [`<${floor}`, `>=${next}`];
    case '>':
      return [`>=${next}`];
    case '>=':
      return [`>=${floor}`];
    case '<':
      return [`<${floor}`];
    case '<=':
      return [`<${next}`];
    case undefined:
      return [floor];
  }
}

function withoutWildcard(version: string): string {
  const floor = version.replace('.x.x', '.x').replace('.x', '.0');
  return floor.split('.').length === 2 ? `${floor}.0` : floor;
}

/** Where the wildcard stands decides which number grows; without one at the end there is no next version. */
function increased(version: string, floor: string): string {
  const parts = version.split('.');
  if (parts.at(-1) !== 'x') return '';
  const grows = parts.length === 3 ? 1 : parts.length === 2 ? 0 : null;
  if (grows === null) return '';
  const next = floor.split('.');
  const number = next[grows] ?? '';
  if (!/^[-+]?[0-9]+$/.test(number)) return '';
  next[grows] = String(BigInt(number) + 1n);
  return next.join('.');
}

function splitWord(word: string): { readonly comparator: string; readonly version: string } | null {
  const [, comparator, version] = /^(\P{Nd}*)(\p{Nd}.*)$/su.exec(word) ?? [];
  return comparator === undefined || version === undefined ? null : { comparator: comparator.trim(), version };
}

function withoutVersion(word: string): string {
  return `Could not get version from string: ${goQuoted(word)}`;
}

function boundOf(word: string): Bound | string {
  const split = splitWord(word);
  if (split === null) return withoutVersion(word);
  const { comparator, version } = split;
  const all = `${comparator}${version}`;
  const known = comparators.get(comparator);
  const broken = `Could not parse Range ${goQuoted(word)}: `;
  if (known === undefined) return `${broken}Could not parse comparator ${goQuoted(comparator)} in ${goQuoted(all)}`;
  const parsed = parseVersion(version);
  if (typeof parsed !== 'string') return { comparator: known, version: parsed };
  return `${broken}Could not parse version ${goQuoted(version)} in ${goQuoted(all)}: ${parsed}`;
}
