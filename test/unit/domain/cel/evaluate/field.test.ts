import { describe, expect, test } from 'vitest';
import { evaluateHas, evaluateIndex, evaluateSelect } from '../../../../../src/domain/cel/evaluate/field.ts';
import { blameOf, outcomeOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

const data = { a: { b: { c: 1 }, n: null, s: 'text', xs: [10, 20], 'd-e': 2, o: {} }, k: 'b', i: 1 };

describe('fields, keys and elements', () => {
  checkRows(
    [
      ['a.b.c', '1'],
      ['a["b"].c', '1'],
      ['a[k].c', '1'],
      ['a.`d-e`', '2'],
      ['a.xs[0]', '10'],
      ['a.xs[i]', '20'],
      ['a.xs[1u]', '20'],
      ['a.xs[1.0]', '20'],
      ['{1: "x"}[1.0]', '"x"'],
      ['{true: "x"}[true]', '"x"'],
      ['a.z', 'absent: "z" is not there.'],
      ['a["z"]', 'absent: "z" is not there.'],
      ['{1: 2}[3]', 'absent: 3 is not there.'],
      ['{1: 2}[3u]', 'absent: uint is not there.'],
      ['{1: 2}[false]', 'absent: false is not there.'],
      ['a.xs[2]', 'absent: Index 2 is outside of a list of 2.'],
      ['a.xs[-1]', 'absent: Index -1 is outside of a list of 2.'],
      ['a.xs[0.5]', 'overload: "[" takes no list and double.'],
      ['a.xs["0"]', 'overload: "[" takes no list and string.'],
      ['a.xs.b', 'overload: "[" takes no list and string.'],
      ['a[null]', 'overload: "[" takes no map and null_type.'],
      ['a[[1]]', 'overload: "[" takes no map and list.'],
      ['a.n.b', 'absent: "b" is not there: the value is null.'],
      ['a.s.b', 'absent: "b" is not there: the value is a string.'],
      ['i.b', 'absent: "b" is not there: the value is an int.'],
      ['i[0]', 'absent: 0 is not there: the value is an int.'],
      ['z.b', 'unknown: Nothing is known of "z".'],
      ['a[z]', 'unknown: Nothing is known of "z".'],
      ['a.?b', 'some({"c": 1})'],
      ['a.?b.c', 'some(1)'],
      ['a.?b.?c', 'some(1)'],
      ['a.?z', 'none'],
      ['a.?z.c.d', 'none'],
      ['a.?b.z', 'none'],
      ['a.?n.z', 'none'],
      ['a.n.?z', 'none'],
      ['a.z.?c', 'absent: "z" is not there.'],
      ['a[?"b"]', 'some({"c": 1})'],
      ['a[?"z"]', 'none'],
      ['a.xs[?0]', 'some(10)'],
      ['a.xs[?5]', 'none'],
      ['a.xs[?"0"]', 'overload: "[" takes no list and string.'],
      ['optional.of(a).b.c', 'some(1)'],
      ['optional.none().b', 'none'],
      ['optional.of([1])[0]', 'some(1)'],
    ],
    data,
  );
});

describe('has', () => {
  checkRows(
    [
      ['has(a.b)', 'true'],
      ['has(a.n)', 'true'],
      ['has(a.z)', 'false'],
      ['has(a.n.z)', 'false'],
      ['has(a.s.z)', 'false'],
      ['has(a.xs.z)', 'overload: "has" takes no list.'],
      ['has(a.z.y)', 'absent: "z" is not there.'],
      ['has(z.y)', 'unknown: Nothing is known of "z".'],
      ['has(a.?b.c)', 'true'],
      ['has(a.?b.z)', 'false'],
      ['has(a.?z.c)', 'false'],
      ['has({"x": 1}.x)', 'true'],
    ],
    data,
  );
});

describe('where values stem from', () => {
  const cases: readonly (readonly [text: string, ...places: readonly string[]])[] = [
    ['a.b.c', 'a.b.c'],
    ['a.xs[1]', 'a.xs[1]'],
    ['a.xs[i]', 'a.xs[1]', 'i'],
    ['a[k]', 'a.b', 'k'],
    ['has(a.b)', 'a.b'],
    ['has(a.z)', 'a.z?'],
    ['has(a.n.z)', 'a.n'],
    ['a.z', 'a.z?'],
    ['a.n.z', 'a.n'],
    ['size(a).x', 'a'],
    ['{1: i, 2: a.b}[3]', 'i', 'a.b'],
    ['[i][5]', 'i'],
    ['a.xs[5]', 'a.xs[5]?'],
    ['a[z]'],
    ['a.?z', 'a.z?'],
    ['a.?z.c', 'a.z?'],
    ['a.?b.c', 'a.b.c'],
    ['has(a.?z.c)', 'a.z?'],
    ['a.o.x', 'a.o.x?'],
    ['{"x": a.b}.y', 'a.b'],
    ['{1: i}[3]', 'i'],
  ];
  test.each(cases)('%s', (text, ...places) => expect(blameOf(text, data)).toEqual(places));
});

test('A failure is at the name that is not there', () => {
  const place = (text: string): unknown => {
    const outcome = outcomeOf(text, data);
    return outcome.ok ? null : text.slice(outcome.failure.start, outcome.failure.end);
  };
  expect(place('a.b.zzz.d')).toBe('zzz');
  expect(place('a["zzz"]')).toBe('"zzz"');
  expect(place('a.xs[1 + 1]')).toBe('1 + 1');
  expect(place('zz.b')).toBe('zz');
  expect([evaluateSelect.length, evaluateIndex.length, evaluateHas.length]).toEqual([3, 3, 3]);
});
