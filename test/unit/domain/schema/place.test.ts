import { describe, expect, test } from 'vitest';
import { dotted, nameOf, pointer, rootPlace, stepsTo } from '../../../../src/domain/schema/place.ts';
import type { Place } from '../../../../src/domain/schema/place.ts';
import type { ScalarNode } from '../../../../src/domain/yaml/node.ts';

const node: ScalarNode = { type: 'scalar', value: null, text: '', style: 'plain', start: 0, end: 0 };

function placeAt(...steps: readonly (string | number)[]): Place {
  return steps.reduce<Place>((up, step) => ({ up, step, key: null, node }), rootPlace(node));
}

const cases: readonly {
  readonly rule: string;
  readonly steps: readonly (string | number)[];
  readonly pointer: string;
  readonly dotted: string;
  readonly name: string | null;
}[] = [
  { rule: 'The root has no name', steps: [], pointer: '', dotted: '', name: null },
  { rule: 'A field', steps: ['spec'], pointer: '/spec', dotted: 'spec', name: 'spec' },
  { rule: 'A field of a field', steps: ['spec', 'a'], pointer: '/spec/a', dotted: 'spec.a', name: 'a' },
  { rule: 'An item', steps: ['spec', 'c', 0], pointer: '/spec/c/0', dotted: 'spec.c[0]', name: 'c[0]' },
  { rule: 'An item of an item', steps: ['c', 1, 2], pointer: '/c/1/2', dotted: 'c[1][2]', name: 'c[1][2]' },
  { rule: 'A field of an item', steps: ['c', 0, 'image'], pointer: '/c/0/image', dotted: 'c[0].image', name: 'image' },
  { rule: 'An item of the root', steps: [3], pointer: '/3', dotted: '[3]', name: '[3]' },
  { rule: 'A slash in a name', steps: ['a/b'], pointer: '/a~1b', dotted: 'a/b', name: 'a/b' },
  { rule: 'A tilde in a name', steps: ['a~1'], pointer: '/a~01', dotted: 'a~1', name: 'a~1' },
  { rule: 'A name of digits', steps: ['8080'], pointer: '/8080', dotted: '8080', name: '8080' },
  { rule: 'A name without letters', steps: ['a', ''], pointer: '/a/', dotted: 'a.', name: '' },
];

describe.each(cases)('$rule', ({ steps, ...expected }) => {
  test('has the pointer of RFC 6901', () => expect(pointer(placeAt(...steps))).toBe(expected.pointer));
  test('is found again by its steps', () => expect(stepsTo(placeAt(...steps))).toEqual(steps));
  test('has a way as people write it', () => expect(dotted(placeAt(...steps))).toBe(expected.dotted));
  test('has the name that a reader would call it', () => expect(nameOf(placeAt(...steps))).toBe(expected.name));
});

test('A name is as it is written, a pointer as JSON has it', () => {
  const key: ScalarNode = { ...node, value: true, text: 'yes' };
  const place: Place = { up: rootPlace(node), step: 'true', key, node };
  expect(nameOf(place)).toBe('yes');
  expect(pointer(place)).toBe('/true');
});
