import { expect, test } from 'vitest';
import { double, dyn, listOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { union } from '../../../../../src/domain/jmespath/complete/union.ts';
import { typeName } from '../../../../../src/domain/jmespath/complete/typeName.ts';

const a = objectOf('A', { x: string, both: objectOf('P', { p: string }) });
const b = objectOf('B', { y: double, both: objectOf('P', { q: string }) });

test('What may be one object or another has the fields of both', () => {
  const either = union(a, b);
  if (either.kind !== 'object') throw new Error('It is no object.');
  expect([either.name, [...either.fields.keys()]]).toEqual(['A or B', ['x', 'both', 'y']]);
  const both = either.fields.get('both');
  expect(both?.kind === 'object' ? [both.name, [...both.fields.keys()]] : null).toEqual(['P', ['p', 'q']]);
});

test('What either says of a field is kept, the first before the second', () => {
  const said = (name: string, ...fields: readonly string[]): Type =>
    objectOf(name, {}, new Map(fields.map((field) => [field, `${field} of ${name}`])));
  const either = union(said('A', 'x', 'both'), said('B', 'y', 'both'));
  expect(either.kind === 'object' ? Object.fromEntries(either.descriptions) : null).toEqual({
    x: 'x of A',
    both: 'both of A',
    y: 'y of B',
  });
});

test.each<[Type, Type, string]>([
  [dyn, a, 'A'],
  [a, dyn, 'any'],
  [a, objectOf('', {}), 'A'],
  [objectOf('', {}), a, 'A'],
  [string, string, 'string'],
  [string, double, 'any'],
  [listOf(string), listOf(double), 'array'],
])('%j and %j', (one, other, wanted) => {
  expect(typeName(union(one, other))).toBe(wanted);
});

test('However deep, it has an end', () => {
  const nested = (depth: number, leaf: string): Type =>
    depth === 0 ? objectOf(leaf, { [leaf]: string }) : objectOf('N', { n: nested(depth - 1, leaf) });
  const names = (type: Type): string =>
    type.kind === 'object' ? `${type.name} ${[...type.fields.values()].map(names).join('')}` : '';
  expect(names(union(nested(3, 'a'), nested(3, 'b')))).toContain('a or b');
  expect(names(union(nested(9, 'a'), nested(9, 'b')))).not.toContain('b');
});
