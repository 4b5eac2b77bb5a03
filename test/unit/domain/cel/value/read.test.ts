import { describe, expect, test } from 'vitest';
import { placesOf, root } from '../../../../../src/domain/cel/value/origin.ts';
import { Given, read, variable } from '../../../../../src/domain/cel/value/read.ts';
import { written } from '../printed.ts';

describe('plain data as values', () => {
  const cases: readonly (readonly [raw: unknown, value: string])[] = [
    [null, 'null'],
    [undefined, 'null'],
    [true, 'true'],
    ['a', '"a"'],
    [3, '3'],
    [-0, '0'],
    [1.5, '1.5'],
    [2 ** 63, '9.223372036854776e+18.0'],
    [-(2 ** 63), '-9223372036854775808'],
    [Number.NaN, 'NaN'],
    [9223372036854775807n, '9223372036854775807'],
    [9223372036854775808n, '9.223372036854776e+18.0'],
    [-9223372036854775809n, '-9.223372036854776e+18.0'],
    [[1, [2]], '[1, [2]]'],
    [{ a: { b: [true] } }, '{"a": {"b": [true]}}'],
    [new Given({ kind: 'timestamp', nanos: 0n }), '1970-01-01T00:00:00Z'],
    [{ at: new Given({ kind: 'duration', nanos: 1_500_000_000n }) }, '{"at": 1.5s}'],
    [() => 1, 'null'],
  ];
  test.each(cases)('%#: %s is %s', (raw, value) => expect(written(read(raw, root('x')).data)).toBe(value));
});

test('What is read knows where it was', () => {
  const { data } = variable('object', { spec: { list: ['a', 'b'] } });
  if (typeof data !== 'object' || data?.kind !== 'map') throw new Error('It is no map.');
  const spec = data.get('spec')?.data;
  if (typeof spec !== 'object' || spec?.kind !== 'map') throw new Error('It is no map.');
  const list = spec.get('list')?.data;
  if (typeof list !== 'object' || list?.kind !== 'list') throw new Error('It is no list.');
  expect(list.size).toBe(2);
  expect(list.at(1)).toHaveProperty('data', 'b');
  expect(placesOf(list.at(1).from)).toEqual([{ variable: 'object', steps: ['spec', 'list', 1], missing: false }]);
  expect(spec.keys().map(({ from }) => placesOf(from)[0]?.steps)).toEqual([['spec', 'list']]);
});

test('Only what an object has itself is in the map', () => {
  const raw: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
  const { data } = variable('x', raw);
  if (typeof data !== 'object' || data?.kind !== 'map') throw new Error('It is no map.');
  expect(data.size).toBe(2);
  expect(data.keys().map((key) => key.data)).toEqual(['__proto__', 'constructor']);
  expect([data.get('__proto__')?.data, data.get('constructor')?.data]).toEqual([1n, 2n]);
  expect([data.get('toString'), data.get('hasOwnProperty'), data.get(1n), data.get(null)]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});
