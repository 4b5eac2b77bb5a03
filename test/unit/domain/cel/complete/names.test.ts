import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { joining, namesAt } from '../../../../../src/domain/cel/complete/names.ts';
import { int, string } from '../../../../../src/domain/cel/type.ts';

const scope = { name: 'x', type: int, up: { name: 'y', type: int, up: { name: 'x', type: string, up: null } } };
const offers = namesAt(environmentOf({ y: string, z: string }), scope);

test('The nearest variables come first, each once', () => {
  expect(offers.slice(0, 3).map(({ label, detail }) => `${label} ${detail}`)).toEqual(['x int', 'y int', 'z string']);
});

describe('what a value may begin with', () => {
  const cases: readonly (readonly [label: string, kind: string])[] = [
    ['size', 'function'],
    ['math.abs', 'function'],
    ['has', 'function'],
    ['cel.bind', 'function'],
    ['map', 'keyword'],
    ['true', 'keyword'],
    ['null', 'keyword'],
  ];
  test.each(cases)('%s', (label, kind) => {
    expect(offers.filter((offer) => offer.label === label).map((offer) => offer.kind)).toEqual([kind]);
  });
});

test('No operator is a name', () => {
  expect(offers.filter(({ label }) => !/^[A-Za-z_]/.test(label))).toEqual([]);
});

test('A value and the next one are joined by a word', () => {
  expect(joining.map(({ label }) => label)).toEqual(['in']);
});
