import { expect, test } from 'vitest';
import { rootPlace } from '../../../src/domain/schema/place.ts';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { Unusable, valueAt, valuesAt, wanted } from '../../../src/repository/wanted.ts';

const spot = { path: 'p.yaml', line: 2 };
const { root } = parse('a: x\nlist: [x, 1, z]\n');
const place = root === null ? null : rootPlace(root);

test('A text is read where there is one', () => {
  expect([valueAt(place, 'a'), valueAt(place, 'b'), valueAt(null, 'a')]).toEqual(['x', null, null]);
  expect([valuesAt(place, 'list'), valuesAt(place, 'b')]).toEqual([['x', 'z'], []]);
  expect(wanted(place, 'a', spot)).toBe('x');
});

test('What is wanted and missing says where', () => {
  expect(() => wanted(place, 'b', spot)).toThrow(new Unusable('it has no "b"', spot));
});
