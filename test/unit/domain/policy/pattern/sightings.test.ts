import { expect, test } from 'vitest';
import { Sightings } from '../../../../../src/domain/policy/pattern/sightings.ts';

test('Nothing is missing where nothing was wanted', () => {
  const sightings = new Sightings();
  sightings.look({ a: 1n, 'X(b)': 1n, '=(c)': 1n, '<(d)': 1n }, {});
  expect(sightings.areMissing()).toBe(false);
});

test.each(['(a)', '^(a)'])('%s is missing until it is met once', (key) => {
  const sightings = new Sightings();
  sightings.look({ [key]: 1n }, { b: 1n });
  expect(sightings.areMissing()).toBe(true);
  sightings.look({ [key]: 1n }, { a: null });
  expect(sightings.areMissing()).toBe(false);
  sightings.look({ [key]: 1n }, {});
  expect(sightings.areMissing()).toBe(false);
});

test('One that is met does not stand for another, nor for what every object inherits', () => {
  const sightings = new Sightings();
  sightings.look({ '(a)': 1n, '(constructor)': 1n }, { a: 1n });
  expect(sightings.areMissing()).toBe(true);
});
