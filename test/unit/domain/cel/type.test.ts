import { describe, expect, test } from 'vitest';
import * as types from '../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../src/domain/cel/type.ts';

const { bool, dyn, duration, int, listOf, mapOf, nullType, optionalOf, string, timestamp, uint } = types;
const host = types.objectOf('host', { name: string });
const url: Type = { kind: 'foreign', name: 'kubernetes.URL' };
const ip: Type = { kind: 'foreign', name: 'net.IP' };

describe('what may be there', () => {
  const cases: readonly (readonly [wanted: Type, given: Type, admitted: boolean])[] = [
    [dyn, int, true],
    [int, dyn, true],
    [int, int, true],
    [int, uint, false],
    [int, string, false],
    [listOf(int), listOf(int), true],
    [listOf(int), listOf(dyn), true],
    [listOf(int), listOf(string), false],
    [listOf(int), int, false],
    [mapOf(string, int), mapOf(string, int), true],
    [mapOf(string, int), mapOf(string, bool), false],
    [mapOf(string, int), mapOf(int, int), false],
    [mapOf(string, dyn), host, true],
    [mapOf(int, dyn), host, false],
    [mapOf(string, dyn), listOf(dyn), false],
    [host, mapOf(string, dyn), true],
    [host, mapOf(int, dyn), false],
    [host, types.objectOf('other', {}), true],
    [host, string, false],
    [optionalOf(int), optionalOf(int), true],
    [optionalOf(int), optionalOf(string), false],
    [optionalOf(int), int, false],
    [url, url, true],
    [url, ip, false],
    [url, string, false],
    [nullType, nullType, true],
    [host, nullType, true],
    [timestamp, nullType, true],
    [duration, nullType, true],
    [url, nullType, true],
    [optionalOf(int), nullType, true],
    [string, nullType, false],
    [listOf(int), nullType, false],
    [nullType, string, false],
  ];
  test.each(
    cases.map(([wanted, given, admitted]) => ({ wanted, given, admitted, names: [wanted, given].map(types.nameOf) })),
  )('$names.0 for $names.1: $admitted', ({ wanted, given, admitted }) =>
    expect(types.admits(wanted, given)).toBe(admitted),
  );
});

test('What can be compared is so both ways', () => {
  expect([types.comparable(host, nullType), types.comparable(nullType, host)]).toEqual([true, true]);
  expect([types.comparable(int, string), types.comparable(string, nullType)]).toEqual([false, false]);
});

describe('one type or the other', () => {
  const cases: readonly (readonly [one: Type, other: Type, joined: string])[] = [
    [int, int, 'int'],
    [int, { kind: 'int' }, 'int'],
    [int, string, 'dyn'],
    [int, dyn, 'dyn'],
    [listOf(int), listOf(string), 'list'],
    [listOf(int), listOf({ kind: 'int' }), 'list(int)'],
    [listOf(int), int, 'dyn'],
    [optionalOf(int), optionalOf(string), 'optional'],
    [optionalOf(int), optionalOf({ kind: 'int' }), 'optional(int)'],
    [mapOf(string, int), mapOf(string, bool), 'map(string, dyn)'],
    [mapOf(string, int), mapOf(int, int), 'map(dyn, int)'],
    [host, host, 'host'],
    [host, types.objectOf('other', {}), 'dyn'],
    [url, ip, 'dyn'],
  ];
  test.each(cases)('%#', (one, other, joined) => expect(types.nameOf(types.join(one, other))).toBe(joined));
});

describe('names', () => {
  const cases: readonly (readonly [type: Type, name: string])[] = [
    [types.bytes, 'bytes'],
    [types.double, 'double'],
    [types.typeType, 'type'],
    [listOf(dyn), 'list'],
    [listOf(listOf(string)), 'list(list(string))'],
    [mapOf(dyn, dyn), 'map'],
    [mapOf(dyn, int), 'map(dyn, int)'],
    [optionalOf(dyn), 'optional'],
    [optionalOf(int), 'optional(int)'],
    [host, 'host'],
    [url, 'kubernetes.URL'],
  ];
  test.each(cases)('%#: %s', (type, name) => expect(types.nameOf(type)).toBe(name));
});
