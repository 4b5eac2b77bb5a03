import { describe, expect, test } from 'vitest';
import { field } from '../../../../src/domain/own/read.ts';
import { changeTo, ofKey, ofMissing, ofValue, orElse, quoted } from '../../../../src/domain/own/said.ts';
import type { Place } from '../../../../src/domain/schema/place.ts';
import { placeOf } from '../platform/repo.ts';

const text = 'a: one\nb: &x two\nc: *x\nd: |\n  three\ne: "four"\nf: { g: 1 }\nh:\n';
const root = placeOf(text);

function at(...path: readonly string[]): Place {
  const place = path.reduce<Place | null>((here, step) => field(here, step), root);
  if (place === null) throw new Error(path.join('.'));
  return place;
}

describe('a finding', () => {
  const underlined = ({ range }: ReturnType<typeof ofValue>): string => text.slice(range.start, range.end);

  test('is drawn under a value, a key, or where something is missing', () => {
    expect(underlined(ofValue('platform/type', '', at('a'), text))).toBe('one');
    expect(underlined(ofKey('platform/type', '', at('a'), text))).toBe('a');
    expect(ofMissing('platform/missing-key', '', at('f'), 'x', text)).toMatchObject({ pointer: '/f', property: 'x' });
    expect(underlined(ofMissing('platform/missing-key', '', at('f'), 'x', text))).toBe('f');
  });

  test('has the other place of a contradiction', () => {
    const { related } = ofValue('platform/type', '', at('a'), text, { other: { place: at('e'), message: 'There.' } });
    expect(related).toEqual([
      { range: { start: text.indexOf('"four"'), end: text.indexOf('"four"') + 6 }, message: 'There.' },
    ]);
  });

  test('offers no change of what comes in by an alias', () => {
    const fixes = [{ title: 'x', preferred: true, edits: [] }];
    expect(ofValue('platform/type', '', at('c'), text, { fixes }).fixes).toEqual([]);
    expect(ofValue('platform/type', '', at('a'), text, { fixes }).fixes).toEqual(fixes);
  });
});

describe('a change', () => {
  const written = (place: Place, value: string): string | undefined => changeTo(value, place)[0]?.edits[0]?.newText;

  test('is written as the value is', () => {
    expect([
      written(at('a'), 'x/y-1.0'),
      written(at('e'), 'x'),
      written(at('a'), 'x: y'),
      written(at('a'), ''),
    ]).toEqual(['x/y-1.0', '"x"', '"x: y"', '""']);
  });

  test('is not offered for blocks, collections, aliases and nothing', () => {
    expect([at('d'), at('f'), at('c'), at('h')].flatMap((place) => changeTo('x', place))).toEqual([]);
  });
});

test('A value in a message is one short line', () => {
  expect([quoted('a\n  b'), quoted('x'.repeat(61))]).toEqual(['"a b"', `"${'x'.repeat(57)}…"`]);
});

test('A sentence ends with a guess, or as it ends', () => {
  expect([orElse('near', '.'), orElse(null, '.')]).toEqual(['; did you mean "near"?', '.']);
});
