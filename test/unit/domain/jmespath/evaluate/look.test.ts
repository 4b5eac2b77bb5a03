import { expect, test } from 'vitest';
import { placesOf, root } from '../../../../../src/domain/cel/value/origin.ts';
import { Failure } from '../../../../../src/domain/jmespath/evaluate/failure.ts';
import { compared, element, field } from '../../../../../src/domain/jmespath/evaluate/look.ts';
import { read } from '../../../../../src/domain/jmespath/value.ts';

const name = (key: string) => ({ kind: 'field', name: key, start: 2, end: 5 }) as const;

test('A field of a mapping, of something else, and one that is not there', () => {
  const value = read({ a: 1 }, root('x'));
  expect(field(name('a'), value)).toMatchObject({ data: 1 });
  expect(field(name('a'), read('text', root('x')))).toMatchObject({ data: null });
  const missing = field(name('b'), value);
  expect(missing).toMatchObject({ code: 'not-found', message: 'Unknown key "b" in path', start: 2, end: 5 });
  expect(missing instanceof Failure && placesOf(missing.from)).toEqual([
    { variable: 'x', steps: ['b'], missing: true },
  ]);
});

test('An element from either end; null for what is outside', () => {
  const list = read([1, 2], root('x'));
  expect([0, -1, 2, -3].map((index) => element(list, index).data)).toEqual([1, 2, null, null]);
});

test('Only numbers have an order', () => {
  expect(compared('<', 1, 2)).toBe(true);
  expect(compared('>=', 'b', 'a')).toBe(null);
  expect(compared('==', 'a', 'a')).toBe(true);
  expect(compared('!=', 'a', null)).toBe(true);
});
