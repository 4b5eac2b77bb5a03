import { describe, expect, test } from 'vitest';
import { Checker, check } from '../../../../../src/domain/cel/check/check.ts';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { problemsOf } from '../printed.ts';

const { bool, dyn, int, listOf, mapOf, objectOf, optionalOf, string } = types;
const platform = objectOf('platform', { hosts: listOf(objectOf('host', { name: string, longhorn: bool })) });
const known: Readonly<Record<string, Type>> = { platform, n: int, s: string, any: dyn, o: optionalOf(int), 'a.b': int };

describe('what is right', () => {
  const cases: readonly (readonly [text: string, wanted: Type])[] = [
    ['true', bool],
    ['any', bool],
    ['any.b.c[0]', listOf(string)],
    ['platform.hosts.filter(h, h.longhorn)', listOf(dyn)],
    ["['findmnt', '-J', s]", listOf(string)],
    ['["a", any]', listOf(string)],
    ['[]', listOf(string)],
    ['[?optional.of(s)]', listOf(string)],
    ['[?any]', listOf(string)],
    ['n > 1 ? "a" : s', string],
    ['any ? 1 : any', int],
    ['{"a": 1, "b": 2}', mapOf(string, int)],
    ['{?"a": o}', mapOf(string, int)],
    ['cel.bind(x, n + 1, x * x)', int],
    ['o.optMap(x, x + 1)', optionalOf(int)],
    ['o.optFlatMap(x, optional.of(x))', optionalOf(int)],
    ['any.optMap(x, x.y)', dyn],
    ['type(n) == int', bool],
    ['a.b + 1', int],
    ['has(any.x) && !has(any.y)', bool],
    ['"x" == s || any', bool],
    ['null', dyn],
    ['b"x" + b"y"', types.bytes],
    ['1u + 2u', types.uint],
    ['1.5 * 2.0', types.double],
  ];
  test.each(cases)('%s', (text, wanted) => expect(problemsOf(text, known, wanted)).toEqual([]));
});

describe('what is wrong', () => {
  const cases: readonly (readonly [text: string, ...problems: readonly string[]])[] = [
    ['platfrom.hosts', 'unknown-name [platfrom] Unknown name "platfrom"; did you mean "platform"?'],
    ['whatever', 'unknown-name [whatever] Unknown name "whatever"; known are platform, n, s, any, o, a.b.'],
    ['platform.hosts.all(host, hst.longhorn)', 'unknown-name [hst] Unknown name "hst"; did you mean "host"?'],
    ['.n + .m', 'unknown-name [m] Unknown name "m"; known are platform, n, s, any, o, a.b.'],
    ['!n', 'type [n] "!" wants bool; this is int.'],
    ['n && s', 'type [n] "&&" wants bool; this is int.', 'type [s] "&&" wants bool; this is string.'],
    ['true || 1', 'type [1] "||" wants bool; this is int.'],
    ['n ? 1 : 2', 'type [n] The condition before "?" wants bool; this is int.'],
    ['true ? n : s', 'type [s] Both values of "?" want the same type; they are int and string.'],
    ['{n: 1, s: 2, 1.5: 3}', 'type [1.5] A key is a string, an int, a uint or a bool; this is double.'],
    ['{[1]: 1}', 'type [[1]] A key is a string, an int, a uint or a bool; this is list(int).'],
    ['{"a": 1, "b": 2, "a": 3}', 'duplicate-key ["a"] This key stands in the map twice.'],
    ['{1: 1, 1u: 2}', 'duplicate-key [1u] This key stands in the map twice.'],
    ['{true: 1, true: 2}', 'duplicate-key [true] This key stands in the map twice.'],
    ['[?n]', 'type [n] An element with "?" wants optional; this is int.'],
    ['{?"a": n}', 'type [n] An element with "?" wants optional; this is int.'],
    [
      'T{a: m}',
      'unknown-name [T] Unknown type "T".',
      'unknown-name [m] Unknown name "m"; known are platform, n, s, any, o, a.b.',
    ],
    ['cel.bind(x, s, x + 1)', 'type [+] "+" does not take string and int.'],
    ['n.optMap(x, x)', 'type [n] optMap wants optional; this is int.'],
    ['o.optMap(x, x + s)', 'type [+] "+" does not take int and string.'],
    ['o.optFlatMap(x, x)', 'type [x] optFlatMap wants optional; this is int.'],
    [
      '[m, n.x]',
      'unknown-name [m] Unknown name "m"; known are platform, n, s, any, o, a.b.',
      'type [x] int has no field "x".',
    ],
    ['1 +', 'syntax [+] Where the expression ends, CEL wants a value.'],
  ];
  test.each(cases)('%s', (text, ...problems) => expect(problemsOf(text, known)).toEqual(problems));
});

describe('what is not wanted', () => {
  const cases: readonly (readonly [text: string, wanted: Type, problem: string])[] = [
    ['n', bool, 'result [n] The expression gives int; bool is wanted.'],
    ['(s)', bool, 'result [s] The expression gives string; bool is wanted.'],
    ['platform.hosts', bool, 'result [platform.hosts] The expression gives list(host); bool is wanted.'],
    ['[1, 2]', listOf(string), 'result [[1, 2]] The expression gives list(int); list(string) is wanted.'],
    ["['a', 1]", listOf(string), 'result [1] The list wants string here; this is int.'],
    [
      '[?optional.of(1)]',
      listOf(string),
      'result [[?optional.of(1)]] The expression gives list(int); list(string) is wanted.',
    ],
    ['s', listOf(string), 'result [s] The expression gives string; list(string) is wanted.'],
    ['null', bool, 'result [null] The expression gives null; bool is wanted.'],
  ];
  test.each(cases)('%s', (text, wanted, problem) => expect(problemsOf(text, known, wanted)).toEqual([problem]));

  test('A wrong result is told only of an expression that is right otherwise', () => {
    expect(problemsOf('n + m', known, bool)).toHaveLength(1);
  });
});

test('The name of a field is at hand for whoever mends it', () => {
  const parsed = parse('platform.host');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(check(parsed.expression, environmentOf(known), dyn).problems).toEqual([
    {
      code: 'unknown-field',
      message: 'Unknown field "host" in platform; did you mean "hosts"?',
      start: 9,
      end: 13,
      near: 'hosts',
    },
  ]);
});

test('A checker gathers what it finds, and takes the rest for dyn', () => {
  const checker = new Checker(environmentOf(known));
  const parsed = parse('m.x');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(checker.typeOf(parsed.expression, null)).toBe(dyn);
  expect(checker.problems).toHaveLength(1);
});
