import { parseFloat64 } from '../../jmespath/library/number.ts';
import { isList, isMap, type Data } from '../data.ts';
import type { Meter } from '../meter.ts';
import { compares } from './compare.ts';
import { parseTerm } from './term.ts';
import { int64Of, parseInt64 } from './whole.ts';

/**
 * Whether a value is as a scalar of a pattern wants it (kyverno, pkg/engine/pattern: Validate). Of a map as the pattern only
 * this is asked, that the value is one too; a list as the pattern fits nothing.
 */
export function matchesScalar(value: Data, pattern: Data, meter?: Meter): boolean {
  if (pattern === null) return isNothing(value);
  if (isList(pattern)) return false;
  if (isMap(pattern)) return isMap(value);
  switch (typeof pattern) {
    case 'boolean':
      return value === pattern;
    case 'bigint':
      return isWhole(value, pattern);
    case 'number':
      return isFloat(value, pattern);
    default:
      return matchesText(value, pattern, meter);
  }
}

/** What a pattern of null takes: what Go would have without being told. */
function isNothing(value: Data): boolean {
  return value === null || value === '' || value === false || value === 0n || value === 0;
}

function isWhole(value: Data, pattern: bigint): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && int64Of(value) === pattern;
  return (typeof value === 'string' ? parseInt64(value) : value) === pattern;
}

function isFloat(value: Data, pattern: number): boolean {
  if (typeof value === 'bigint') return Number.isInteger(pattern) && int64Of(pattern) === value;
  return (typeof value === 'string' ? parseFloat64(value) : value) === pattern;
}

/** `|` between alternatives, in each of them `&` between what must all hold. */
function matchesText(value: Data, pattern: string, meter: Meter | undefined): boolean {
  if (value === pattern) return true;
  return pattern.split('|').some((alternative) =>
    trimmed(alternative)
      .split('&')
      .every((term) => matchesTerm(value, trimmed(term), meter)),
  );
}

function matchesTerm(value: Data, text: string, meter: Meter | undefined): boolean {
  meter?.take(1);
  const term = parseTerm(text);
  switch (term.kind) {
    case 'one':
      return compares(value, term.operator, term.operand, meter);
    case 'within':
      return compares(value, 'moreOrEqual', term.from, meter) && compares(value, 'lessOrEqual', term.to, meter);
    case 'outside':
      return compares(value, 'less', term.from, meter) || compares(value, 'more', term.to, meter);
  }
}

/** Without the spaces around it; other white space stays. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}
