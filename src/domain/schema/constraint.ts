import { regex } from '../regex.ts';
import type { Dialect } from './dialect.ts';
import type { Place } from './place.ts';
import type { Schema } from './schema.ts';
import type { Bound, Verdict } from './verdict.ts';

/** Length (in code points), pattern and format of a string. */
export function checkString(schema: Schema, place: Place, value: string, dialect: Dialect, verdicts: Verdict[]): void {
  if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    const actual = codePoints(value);
    const report = (bound: Bound): void =>
      void verdicts.push({ rule: 'length', place, unit: 'character', actual, bound });
    if (schema.minLength !== undefined && actual < schema.minLength)
      report({ is: 'at least', limit: schema.minLength });
    if (schema.maxLength !== undefined && actual > schema.maxLength) report({ is: 'at most', limit: schema.maxLength });
  }
  if (schema.pattern !== undefined && regex(schema.pattern)?.test(value) === false)
    verdicts.push({ rule: 'pattern', place, pattern: schema.pattern });
  if (schema.format !== undefined && dialect.formats.get(schema.format)?.(value) === false)
    verdicts.push({ rule: 'format', place, format: schema.format });
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Bounds of a number, those of `int32` and `int64` among them. */
export function checkNumber(
  schema: Schema,
  place: Place,
  value: number | bigint,
  dialect: Dialect,
  verdicts: Verdict[],
): void {
  const bounds = dialect.extensions
    ? [...boundsOf(schema), ...(sizes.get(schema.format ?? '') ?? [])]
    : boundsOf(schema);
  for (const bound of bounds) {
    if (!holds(bound, value)) verdicts.push({ rule: 'range', place, bound });
  }
}

/** The API server decodes into a Go integer of this size and refuses what does not fit; YAML itself stops at 64 bits. */
const sizes: ReadonlyMap<string, readonly Bound[]> = new Map([['int32', between(-(2 ** 31), 2 ** 31 - 1)]]);

function between(least: number, most: number): readonly Bound[] {
  return [
    { is: 'at least', limit: least },
    { is: 'at most', limit: most },
  ];
}

function boundsOf(schema: Schema): Bound[] {
  const bounds: Bound[] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined) bounds.push({ is: exclusiveMinimum === true ? 'more than' : 'at least', limit: minimum });
  if (maximum !== undefined) bounds.push({ is: exclusiveMaximum === true ? 'less than' : 'at most', limit: maximum });
  if (typeof exclusiveMinimum === 'number') bounds.push({ is: 'more than', limit: exclusiveMinimum });
  if (typeof exclusiveMaximum === 'number') bounds.push({ is: 'less than', limit: exclusiveMaximum });
  if (multipleOf !== undefined) bounds.push({ is: 'a multiple of', limit: multipleOf });
  return bounds;
}

function holds({ is, limit }: Bound, value: number | bigint): boolean {
  switch (is) {
    case 'at least':
      return value >= limit;
    case 'at most':
      return value <= limit;
    case 'more than':
      return value > limit;
    case 'less than':
      return value < limit;
    case 'a multiple of':
      return isMultiple(Number(value) / limit);
  }
}

/** 0.3 is a multiple of 0.1 although the quotient is not exact. */
function isMultiple(quotient: number): boolean {
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}
