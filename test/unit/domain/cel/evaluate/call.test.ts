import { describe, expect, test } from 'vitest';
import { evaluateCall } from '../../../../../src/domain/cel/evaluate/call.ts';
import { blameOf, outcomeOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

describe('calls', () => {
  checkRows(
    [
      ['size("abc")', '3'],
      ['"abc".size()', '3'],
      ['.size("abc")', '3'],
      ['math.abs(-1)', '1'],
      ['[1].map(math, math.abs(-1))', '[1]'],
      ['optional.none().orValue(1)', '1'],
      ['optional.of(1).orValue(nothing)', '1'],
      ['optional.none().orValue(nothing)', 'unknown: Nothing is known of "nothing".'],
      ['f(1)', 'unknown: There is no function "f".'],
      ['s.f(1)', 'unknown: There is no function "f".'],
      ['math.f(1)', 'unknown: There is no function "f".'],
      ['nothing.size()', 'unknown: Nothing is known of "nothing".'],
      ['size(nothing)', 'unknown: Nothing is known of "nothing".'],
      ['size(1)', 'overload: "size" takes no int.'],
      ['s.size(1)', 'overload: "size" takes no string and int.'],
      ['size()', 'overload: "size" takes no call without arguments.'],
      ['s.orValue(1)', 'overload: "orValue" takes no string and int.'],
      ['optional.of(1).orValue()', 'overload: "orValue" takes no optional_type.'],
    ],
    { s: 'abc' },
  );
});

test('What a call gives stems from all that it was given, and so does its failure', () => {
  const data = { a: 'x', b: 'y', n: 1 };
  expect(blameOf('a.startsWith(b)', data)).toEqual(['a', 'b']);
  expect(blameOf('size(a)', data)).toEqual(['a']);
  expect(blameOf('a.startsWith(n)', data)).toEqual(['a', 'n']);
  expect(blameOf('int(a)', data)).toEqual(['a']);
});

test('A failure is at the whole call, or at the argument that fails', () => {
  const place = (text: string): unknown => {
    const outcome = outcomeOf(text);
    return outcome.ok ? null : text.slice(outcome.failure.start, outcome.failure.end);
  };
  expect(place('1 + int("x")')).toBe('int("x")');
  expect(place('size([1 / 0])')).toBe('1 / 0');
  expect(place('"a".substring(9) == ""')).toBe('"a".substring(9)');
  expect(evaluateCall.length).toBe(3);
});
