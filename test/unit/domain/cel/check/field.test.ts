import { describe, expect, test } from 'vitest';
import { checkIndex, checkSelect } from '../../../../../src/domain/cel/check/field.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { problemsOf } from '../printed.ts';

const { bool, dyn, int, listOf, mapOf, objectOf, optionalOf, string } = types;
const host = objectOf('host', { name: string, address: string });
const known: Readonly<Record<string, Type>> = {
  platform: objectOf('platform', { hosts: listOf(host), first: host }),
  row: objectOf('row', { wave: int }),
  labels: mapOf(string, string),
  numbers: mapOf(int, bool),
  maybe: optionalOf(host),
  message: types.messageOf('message', { a: int }),
  any: dyn,
  n: int,
  s: string,
  'variables.count': int,
};

/** The type is seen by what can't be done with it. */
const typed: readonly (readonly [text: string, type: Type])[] = [
  ['platform.first.name', string],
  ['platform.hosts[0].name', string],
  ['platform.hosts[any].name', string],
  ['platform["first"].name', string],
  ['row.wave', int],
  ['row[s]', dyn],
  ['platform[s]', dyn],
  ['platform[any]', dyn],
  ['labels.app', string],
  ['labels["app"]', string],
  ['labels[any]', string],
  ['numbers[1]', bool],
  ['numbers[any]', bool],
  ['any[?0]', dyn],
  ['any.x.y["z"][0]', dyn],
  ['platform.?first', optionalOf(host)],
  ['platform.?first.name', optionalOf(string)],
  ['platform.?first.?name', optionalOf(string)],
  ['platform.hosts[?0]', optionalOf(host)],
  ['platform.hosts[?0].name', optionalOf(string)],
  ['maybe.name', optionalOf(string)],
  ['maybe["name"]', optionalOf(string)],
  ['variables.count', int],
  ['[1].map(variables, variables)[0]', int],
  ['[{"count": "a"}].map(variables, variables.count)[0]', string],
  ['.variables.count', int],
];

describe('fields, keys and elements have their types', () => {
  test.each(typed)('%s', (text, type) => {
    expect(problemsOf(text, known, type)).toEqual([]);
    const other = type.kind === 'bool' ? string : bool;
    expect(problemsOf(text, known, other)).toHaveLength(type.kind === 'dyn' ? 0 : 1);
  });
});

describe('what is not there', () => {
  const cases: readonly (readonly [text: string, problem: string])[] = [
    ['platform.hosts[0].adress', 'unknown-field [adress] Unknown field "adress" in host; did you mean "address"?'],
    ['platform["firs"]', 'unknown-field ["firs"] Unknown field "firs" in platform; did you mean "first"?'],
    ['platform.x', 'unknown-field [x] Unknown field "x" in platform; known are hosts, first.'],
    ['platform.?x', 'unknown-field [x] Unknown field "x" in platform; known are hosts, first.'],
    ['maybe.nme', 'unknown-field [nme] Unknown field "nme" in host; did you mean "name"?'],
    ['has(platform.fist)', 'unknown-field [fist] Unknown field "fist" in platform; did you mean "first"?'],
    ['n.x', 'type [x] int has no field "x".'],
    ['platform.hosts.name', 'type [name] list(host) has no field "name".'],
    ['numbers.x', 'type [x] The keys of this map are int, not string.'],
    ['platform.hosts["a"]', 'type ["a"] The index of a list is int; this is string.'],
    ['labels[1]', 'type [1] A key of this map is string; this is int.'],
    ['numbers[1u]', 'type [1u] A key of this map is int; this is uint.'],
    ['platform.hosts[0.0]', 'type [0.0] The index of a list is int; this is double.'],
    ['message["a"]', 'type [message] "[" wants a list or a map; this is message.'],
    ['message.b', 'unknown-field [b] Unknown field "b" in message; known is a.'],
    ['platform[1]', 'type [1] A key of platform is string; this is int.'],
    ['n[0]', 'type [n] "[" wants a list or a map; this is int.'],
    ['variables.cuont', 'unknown-name [variables] Unknown name "variables".'],
    ['[1].map(variables, variables.count)', 'type [count] int has no field "count".'],
  ];
  test.each(cases)('%s', (text, problem) => expect(problemsOf(text, known)).toEqual([problem]));
});

test('Both are asked by the checker alone', () => {
  expect([checkSelect.length, checkIndex.length]).toEqual([3, 3]);
});
