import { describe, expect, test } from 'vitest';
import { evaluateList, evaluateMap } from '../../../../../src/domain/cel/evaluate/literal.ts';
import { blameOf, outcomeOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

describe('lists and maps that are written', () => {
  checkRows([
    ['[]', '[]'],
    ['[1, "a", [2]]', '[1, "a", [2]]'],
    ['[?optional.of(1), ?optional.none(), 2]', '[1, 2]'],
    ['[1 / 0]', 'range: "/" by zero has no result.'],
    ['[?dyn(1)]', 'overload: "[?" takes no int.'],
    ['[?dyn(null)]', 'overload: "[?" takes no null_type.'],
    ['{}', '{}'],
    ['{"a": 1, 2: "b", true: null, 3u: []}', '{"a": 1, 2: "b", true: null, 3u: []}'],
    ['{?"a": optional.of(1), ?"b": optional.none()}', '{"a": 1}'],
    ['{?"a": dyn(1)}', 'overload: "{?" takes no int.'],
    ['{?"a": dyn(null)}', 'overload: "{?" takes no null_type.'],
    ['{"a": 1, "a": 2}', 'argument: A key stands in the map twice.'],
    ['{1: 1, 1u: 2}', 'argument: A key stands in the map twice.'],
    ['{dyn(1.5): 1}', 'overload: "{" takes no double.'],
    ['{dyn(null): 1}', 'overload: "{" takes no null_type.'],
    ['{1 / 0: 1}', 'range: "/" by zero has no result.'],
    ['{1: 1 / 0}', 'range: "/" by zero has no result.'],
  ]);
});

test('Elements have their own origins, the whole has all of them', () => {
  const data = { a: 1, b: 2 };
  expect(blameOf('[a, b]', data)).toEqual(['a', 'b']);
  expect(blameOf('[a, b][1]', data)).toEqual(['b']);
  expect(blameOf('{"x": a, "y": b}', data)).toEqual(['a', 'b']);
  expect(blameOf('{"x": a, "y": b}.y', data)).toEqual(['b']);
  expect(blameOf('[?optional.of(a), b]', data)).toEqual(['a', 'b']);
  expect([evaluateList.length, evaluateMap.length]).toEqual([3, 3]);
});

test('What is wrong in them has its own place', () => {
  const place = (text: string): unknown => {
    const outcome = outcomeOf(text);
    return outcome.ok ? null : text.slice(outcome.failure.start, outcome.failure.end);
  };
  expect(place('{"a": 1, "a": 2}')).toBe('"a"');
  expect(place('{dyn(1.5): 1}')).toBe('dyn(1.5)');
  expect(place('[1, ?dyn(2)]')).toBe('dyn(2)');
  expect(place('[1, 1 / 0]')).toBe('1 / 0');
});
