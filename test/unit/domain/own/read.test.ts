import { expect, test } from 'vitest';
import { booleanAt, field, fields, items, mapped, numberAt, textAt, textsAt } from '../../../../src/domain/own/read.ts';
import { pointer } from '../../../../src/domain/schema/place.ts';
import { placeOf } from '../platform/repo.ts';

const root = placeOf('a: &x { b: text, m: 5, t: true, empty: }\nlist: [one, 2, three]\nagain: *x\n');
const a = field(root, 'a');

test('A field knows its place', () => {
  expect(a === null ? null : pointer(a)).toBe('/a');
  expect(fields(a).map(pointer)).toEqual(['/a/b', '/a/m', '/a/t', '/a/empty']);
  expect(items(field(root, 'list')).map(pointer)).toEqual(['/list/0', '/list/1', '/list/2']);
});

test('What is not there is null, and has nothing', () => {
  expect([field(a, 'none'), field(null, 'a'), field(field(a, 'b'), 'c'), textAt(null)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect([fields(null), fields(field(a, 'b')), items(a), items(null)]).toEqual([[], [], [], []]);
});

test('A value has the type that is asked for', () => {
  expect([textAt(field(a, 'b'))?.value, numberAt(field(a, 'm'))?.value, booleanAt(field(a, 't'))?.value]).toEqual([
    'text',
    5,
    true,
  ]);
  expect([
    textAt(field(a, 'm')),
    numberAt(field(a, 'b')),
    booleanAt(field(a, 'm')),
    textAt(a),
    textAt(field(a, 'empty')),
  ]).toEqual(Array.from({ length: 5 }, () => null));
  expect(textsAt(field(root, 'list')).map(({ value }) => value)).toEqual(['one', 'three']);
});

test('An alias is what it stands for, at its own place', () => {
  expect(textAt(field(field(root, 'again'), 'b'))?.value).toBe('text');
});

test('A reading of a text may fail', () => {
  const text = textAt(field(a, 'b'));
  expect(mapped(text, (value) => value.length)?.value).toBe(4);
  expect([mapped(text, () => null), mapped(null, () => 1)]).toEqual([null, null]);
});
