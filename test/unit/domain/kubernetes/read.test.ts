import { expect, test } from 'vitest';
import {
  at,
  dateAt,
  isMap,
  isTrueAt,
  listAt,
  numberAt,
  textAt,
  textsAt,
  wordAt,
} from '../../../../src/domain/kubernetes/read.ts';

const value = JSON.parse(
  '{"a":{"b":"c","n":3,"yes":true,"no":"true"},"list":["x",1,"y"],"empty":"","__proto__":{"own":"p"}}',
);

test('What is not there reads as nothing', () => {
  expect([at(value, 'x'), at(value, 'a', 'x', 'y'), at(null, 'a'), at('text', 'length'), at([1], '0')]).toEqual(
    Array.from({ length: 5 }),
  );
  expect([textAt(value, 'a'), wordAt(value, 'empty'), numberAt(value, 'a', 'b'), isTrueAt(value, 'a', 'no')]).toEqual([
    '',
    null,
    null,
    false,
  ]);
  expect([listAt(value, 'a'), textsAt(null)]).toEqual([[], []]);
});

test('What is there is read by its type', () => {
  expect([
    textAt(value, 'a', 'b'),
    wordAt(value, 'a', 'b'),
    numberAt(value, 'a', 'n'),
    isTrueAt(value, 'a', 'yes'),
  ]).toEqual(['c', 'c', 3, true]);
  expect([listAt(value, 'list'), textsAt(value, 'list')]).toEqual([
    ['x', 1, 'y'],
    ['x', 'y'],
  ]);
  expect([isMap({}), isMap([]), isMap(null), isMap('')]).toEqual([true, false, false, false]);
});

test('Names of the language are data', () => {
  expect([at(value, 'constructor'), at(value, 'a', 'toString'), textAt(value, '__proto__', 'own')]).toEqual([
    undefined,
    undefined,
    'p',
  ]);
});

test.each([
  ['2026-11-26T12:00:00Z', '2026-11-26T12:00:00.000Z'],
  ['2026-11-26T12:00:00.123456789Z', '2026-11-26T12:00:00.123Z'],
  ['2026-11-26T13:00:00+01:00', '2026-11-26T12:00:00.000Z'],
  ['2026-13-26T12:00:00Z', undefined],
  ['26 Nov 2026', undefined],
  ['', undefined],
  [17, undefined],
])('The time %j is %s', (time, read) => expect(dateAt({ time }, 'time')?.toISOString()).toBe(read));
