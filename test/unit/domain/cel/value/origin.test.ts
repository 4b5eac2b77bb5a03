import { describe, expect, test } from 'vitest';
import { both, missingStep, placesOf, root, step, tellingFirst } from '../../../../../src/domain/cel/value/origin.ts';
import type { Origin } from '../../../../../src/domain/cel/value/origin.ts';

const object = root('object');
const spec = step(object, 'spec');
const first = step(step(spec, 'containers'), 0);
const image = step(first, 'image');

describe('places', () => {
  const cases: readonly (readonly [what: string, from: Origin, places: readonly unknown[]])[] = [
    ['of what the expression wrote', null, []],
    ['of a variable', object, [{ variable: 'object', steps: [], missing: false }]],
    [
      'of a field of an element',
      image,
      [{ variable: 'object', steps: ['spec', 'containers', 0, 'image'], missing: false }],
    ],
    [
      'of what misses',
      missingStep(first, 'name'),
      [{ variable: 'object', steps: ['spec', 'containers', 0, 'name'], missing: true }],
    ],
    [
      'around others are left out',
      both(spec, both(object, image)),
      [{ variable: 'object', steps: ['spec', 'containers', 0, 'image'], missing: false }],
    ],
    [
      'that are the same are one',
      both(image, step(first, 'image')),
      [{ variable: 'object', steps: ['spec', 'containers', 0, 'image'], missing: false }],
    ],
    [
      'come in the order in which they were read',
      both(both(step(spec, 'b'), step(spec, 'a')), root('other')),
      [
        { variable: 'object', steps: ['spec', 'b'], missing: false },
        { variable: 'object', steps: ['spec', 'a'], missing: false },
        { variable: 'other', steps: [], missing: false },
      ],
    ],
    [
      'whose names only begin alike are apart',
      both(step(object, 'spec'), step(object, 'specs')),
      [
        { variable: 'object', steps: ['spec'], missing: false },
        { variable: 'object', steps: ['specs'], missing: false },
      ],
    ],
    [
      'of an index and of a key of the same digits are apart',
      both(step(object, 0), step(object, '0')),
      [
        { variable: 'object', steps: [0], missing: false },
        { variable: 'object', steps: ['0'], missing: false },
      ],
    ],
  ];
  test.each(cases)('%s', (_, from, places) => expect(placesOf(from)).toEqual(places));
});

test('Of several origins what is there comes first, then what is deepest', () => {
  const lack = missingStep(image, 'tag');
  expect(tellingFirst([lack, spec, both(object, image), null])).toEqual([both(object, image), spec, lack, null]);
  expect(tellingFirst([lack])).toEqual([lack]);
});

test('Two origins are kept only where there are two', () => {
  expect(both(null, spec)).toBe(spec);
  expect(both(spec, null)).toBe(spec);
  expect(both(spec, spec)).toBe(spec);
  expect(both(null, null)).toBeNull();
  expect(both(spec, object)).toEqual({ left: spec, right: object });
});

test('However often an origin is doubled, its places are told at once', () => {
  let from: Origin = both(step(object, 'a'), step(object, 'b'));
  for (let turn = 0; turn < 200; turn++) from = { left: from, right: from };
  expect(placesOf(from)).toHaveLength(2);
});

test('A deep chain of origins does not end the stack, and of many places a thousand are told', () => {
  let from: Origin = null;
  for (let index = 0; index < 50_000; index++) from = both(from, step(object, index));
  expect(placesOf(from)).toHaveLength(1000);
});
