import { describe, expect, test } from 'vitest';
import { compile, environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { checkBinary, checkCall, checkUnary } from '../../../../../src/domain/cel/check/call.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { problemsOf } from '../printed.ts';

const { bool, double, dyn, int, listOf, mapOf, string, timestamp } = types;
const known: Readonly<Record<string, Type>> = { any: dyn, now: timestamp, n: int, s: string, xs: listOf(int) };

describe('calls give the types of their functions', () => {
  const cases: readonly (readonly [text: string, type: Type])[] = [
    ['size(s)', int],
    ['s.size()', int],
    ['any.size()', int],
    ['s.startsWith("a")', bool],
    ['any.startsWith(any)', bool],
    ['s.split(",")', listOf(string)],
    ['math.greatest(1, 2)', int],
    ['math.greatest(1.5, 2.5, 3.5)', double],
    ['math.greatest([1, 2])', int],
    ['base64.encode(b"a")', string],
    ['now - duration("1h")', timestamp],
    ['now - now', types.duration],
    ['now.getHours("UTC")', int],
    ['int("1")', int],
    ['int(any)', int],
    ['optional.of(1).orValue(2)', int],
    ['-n', int],
    ['-any', dyn],
    ['!any', bool],
    ['1 + n', int],
    ['xs + [1]', listOf(int)],
    ['1 in xs', bool],
    ['any in xs', bool],
    ['"a" in {"a": 1}', bool],
    ['1 in any', bool],
    ['1 < 1.5', bool],
    ['n == any', bool],
    ['[1] == any', bool],
    ['.size(s)', int],
  ];
  test.each(cases)('%s', (text, type) => {
    expect(problemsOf(text, known, type)).toEqual([]);
    const other = type.kind === 'bool' ? mapOf(int, int) : bool;
    expect(problemsOf(text, known, other)).toHaveLength(type.kind === 'dyn' ? 0 : 1);
  });
});

describe('calls that are wrong', () => {
  const cases: readonly (readonly [text: string, ...problems: readonly string[]])[] = [
    ['sise(s)', 'unknown-function [sise] Unknown function "sise"; did you mean "size"?'],
    ['s.startWith("a")', 'unknown-function [startWith] Unknown function "startWith"; did you mean "startsWith"?'],
    ['xs.filtr(x, x > 1)', 'unknown-function [filtr] Unknown function "filtr"; did you mean "filter"?'],
    ['[1].map(math, math.nothing())', 'unknown-function [nothing] Unknown function "nothing".'],
    ['math.greatst(1)', 'unknown-function [greatst] Unknown function "math.greatst"; did you mean "greatest"?'],
    ['math.nothing(1)', 'unknown-function [nothing] Unknown function "math.nothing".'],
    ['sets.x([1], [2])', 'unknown-function [x] Unknown function "sets.x"; known are contains, equivalent, intersects.'],
    [
      'maths.abs(1)',
      'unknown-name [maths] Unknown name "maths"; known are any, now, n, s, xs.',
      'unknown-function [abs] Unknown function "abs".',
    ],
    ['startsWith(s, "a")', 'unknown-function [startsWith] "startsWith" is a method; write x.startsWith(…).'],
    ['s.int()', 'unknown-function [int] "int" is no method; write int(…).'],
    [
      'm.unknown()',
      'unknown-name [m] Unknown name "m"; known are any, now, n, s, xs.',
      'unknown-function [unknown] Unknown function "unknown".',
    ],
    ['s.startsWith()', 'arity [startsWith] startsWith wants 1 argument; 0 are given.'],
    ['s.startsWith("a", "b")', 'arity [startsWith] startsWith wants 1 argument; 2 are given.'],
    ['s.trim(1)', 'arity [trim] trim wants no arguments; 1 is given.'],
    ['s.substring()', 'arity [substring] substring wants 1 or 2 arguments; 0 are given.'],
    ['math.greatest()', 'arity [greatest] greatest wants at least 1 argument; 0 are given.'],
    ['int(1, 2)', 'arity [int] int wants 1 argument; 2 are given.'],
    ['s.startsWith(1)', 'type [1] startsWith wants string here; this is int.'],
    ['n.startsWith("a")', 'type [n] startsWith wants string here; this is int.'],
    [
      'int([1])',
      'type [[1]] int wants int or uint or double or string or timestamp or duration here; this is list(int).',
    ],
    ['math.bitAnd(1, 2u)', 'type [bitAnd] bitAnd does not take int and uint.'],
    ['["a", "b"].join(1)', 'type [1] join wants string here; this is int.'],
    ['[1, 2].join(",")', 'type [[1, 2]] join wants list(string) here; this is list(int).'],
    ['-s', 'type [s] "-" wants int or double; this is string.'],
    ['!n', 'type [n] "!" wants bool; this is int.'],
    ['1 + s', 'type [+] "+" does not take int and string.'],
    ['1 - 2u', 'type [-] "-" does not take int and uint.'],
    ['s < 1', 'type [<] "<" does not take string and int.'],
    ['[1] < [2]', 'type [<] "<" does not take list(int) and list(int).'],
    ['n == s', 'type [n == s] "==" wants two of one type; these are int and string.'],
    ['n != null', 'type [n != null] "!=" wants two of one type; these are int and null.'],
    ['s in xs', 'type [s] "in" looks for int here; this is string.'],
    ['1 in {"a": 1}', 'type [1] "in" looks for string here; this is int.'],
    ['"a" in s', 'type [s] "in" wants a list or a map; this is string.'],
    [
      'f(m)',
      'unknown-function [f] Unknown function "f".',
      'unknown-name [m] Unknown name "m"; known are any, now, n, s, xs.',
    ],
  ];
  test.each(cases)('%s', (text, ...problems) => expect(problemsOf(text, known)).toEqual(problems));
});

test('A near name of a function stands alone, so that it can replace the written one', () => {
  expect(compile('math.greatst(1)', environmentOf({}), dyn).problems[0]).toMatchObject({
    near: 'greatest',
    start: 5,
    end: 12,
  });
});

test('They are asked by the checker alone', () => {
  expect([checkCall.length, checkUnary.length, checkBinary.length]).toEqual([3, 3, 3]);
});
