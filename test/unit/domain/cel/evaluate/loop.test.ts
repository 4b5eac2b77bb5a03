import { describe, expect, test } from 'vitest';
import { evaluateLoop } from '../../../../../src/domain/cel/evaluate/loop.ts';
import { blameOf, outcomeOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

describe('loops', () => {
  checkRows([
    ['[1, 2].all(x, x > 0)', 'true'],
    ['[1, 2].all(x, x > 1)', 'false'],
    ['[].all(x, false)', 'true'],
    ['[1, 2].exists(x, x > 1)', 'true'],
    ['[1, 2].exists(x, x > 2)', 'false'],
    ['[].exists(x, true)', 'false'],
    ['[1, 2, 3].exists_one(x, x > 2)', 'true'],
    ['[1, 2, 3].exists_one(x, x > 1)', 'false'],
    ['[1, 2, 3].existsOne(x, x > 3)', 'false'],
    ['[1, 2, 3].filter(x, x != 2)', '[1, 3]'],
    ['[1, 2].map(x, x * 2)', '[2, 4]'],
    ['[1, 2, 3].map(x, x > 1, x * 2)', '[4, 6]'],
    ['["bb", "a"].sortBy(x, x.size())', '["a", "bb"]'],
    ['[3, 1, 2].sortBy(x, -x)', '[3, 2, 1]'],
    ['[1, "a"].sortBy(x, x)', 'overload: "sortBy" takes no int and string.'],
    ['[10, 20].all(i, x, x == (i + 1) * 10)', 'true'],
    ['[10, 20].exists(i, x, i == 1 && x == 20)', 'true'],
    ['[10, 20].existsOne(i, x, i < 2)', 'false'],
    ['[10, 20].transformList(i, x, i + x)', '[10, 21]'],
    ['[10, 20].transformList(i, x, i > 0, x)', '[20]'],
    ['[10, 20].transformMap(i, x, x + i)', '{0: 10, 1: 21}'],
    ['[10, 20].transformMap(i, x, i > 0, x)', '{1: 20}'],
    ['["a", "b"].transformMapEntry(i, x, {x: i})', '{"a": 0, "b": 1}'],
    ['["a", "b"].transformMapEntry(i, x, i > 0, {x: i})', '{"b": 1}'],
    ['["a", "a"].transformMapEntry(i, x, {x: i})', 'argument: A key comes out twice.'],
    ['["a"].transformMapEntry(i, x, dyn(x))', 'overload: "transformMapEntry" takes no string.'],
    ['["a"].transformMapEntry(i, x, {})', '{}'],
    ['{"a": 1, "b": 2}.all(k, k != "c")', 'true'],
    ['{"a": 1, "b": 2}.filter(k, k > "a")', '["b"]'],
    ['{"a": 1, "b": 2}.map(k, k + "!")', '["a!", "b!"]'],
    ['{"a": 1, "b": 2}.exists(k, v, k == "b" && v == 2)', 'true'],
    ['{"a": 1, "b": 2}.transformList(k, v, k + string(v))', '["a1", "b2"]'],
    ['{"a": 1, "b": 2}.transformMap(k, v, v * 10)', '{"a": 10, "b": 20}'],
    ['{"a": 1}.transformMapEntry(k, v, {v: k})', '{1: "a"}'],
    ['[1, 2].map(x, [3].map(y, x + y))', '[[4], [5]]'],
    ['[1, 2].map(x, [3].map(x, x))', '[[3], [3]]'],
  ]);
});

const failure = 'range: "/" by zero has no result.';

describe('an element that fails', () => {
  checkRows([
    ['[0, 1].all(x, 1 / x > 1)', 'false'],
    ['[0, 1].all(x, 1 / x > 0)', failure],
    ['[0, 1].exists(x, 1 / x > 0)', 'true'],
    ['[0, 1].exists(x, 1 / x > 1)', failure],
    ['[0, 1].exists_one(x, 1 / x > 0)', failure],
    ['[0, 1].filter(x, 1 / x > 0)', failure],
    ['[0, 1].map(x, 1 / x)', failure],
    ['[0, 1].map(x, 1 / x > 0, x)', failure],
    ['(1 / 0).all(x, true)', failure],
    ['[1].all(x, dyn(x))', 'overload: "all" takes no int.'],
    ['[1, 0].exists(x, x == 0 ? true : dyn(x))', 'true'],
    ['[1].filter(x, dyn("a"))', 'overload: "filter" takes no string.'],
    ['dyn(1).all(x, true)', 'overload: "all" takes no int.'],
    ['dyn(null).map(x, x)', 'overload: "map" takes no null_type.'],
    ['dyn("abc").exists(x, true)', 'overload: "exists" takes no string.'],
    ['dyn({}).sortBy(x, x)', 'overload: "sortBy" takes no map.'],
  ]);
});

describe('what is to blame', () => {
  const data = {
    xs: [1, 2, 3, 4],
    one: [1],
    m: { a: 1, b: 2 },
    cs: [{ n: 1, p: true }, { n: 2 }, { n: 3, p: true }],
    none: [],
  };
  const cases: readonly (readonly [text: string, first: readonly string[], all: readonly string[]])[] = [
    ['xs.all(x, x < 3)', ['xs[2]'], ['xs[2]', 'xs[3]']],
    ['xs.all(x, x < 9)', ['xs[0]', 'xs[1]', 'xs[2]', 'xs[3]'], ['xs[0]', 'xs[1]', 'xs[2]', 'xs[3]']],
    ['xs.all(x, false)', ['xs[0]'], ['xs[0]', 'xs[1]', 'xs[2]', 'xs[3]']],
    ['xs.exists(x, x > 2)', ['xs[2]'], ['xs[2]', 'xs[3]']],
    ['xs.exists(x, x > 9)', ['xs'], ['xs']],
    ['one.exists(x, x > 9)', ['one[0]'], ['one[0]']],
    ['!xs.exists(x, x > 2)', ['xs[2]'], ['xs[2]', 'xs[3]']],
    ['xs.exists_one(x, x == 2)', ['xs[1]'], ['xs[1]']],
    ['xs.exists_one(x, x > 2)', ['xs[2]', 'xs[3]'], ['xs[2]', 'xs[3]']],
    ['xs.exists_one(x, x > 9)', ['xs'], ['xs']],
    ['none.all(x, x > 1)', ['none'], ['none']],
    ['none.exists(x, x > 1)', ['none'], ['none']],
    ['xs.all(x, true)', ['xs'], ['xs']],
    ['xs.filter(x, x > 2).size() == 0', ['xs'], ['xs[2]', 'xs[3]']],
    ['xs.filter(x, x > 2)[0]', ['xs[2]'], ['xs[2]']],
    ['xs.map(x, x * 2)[1]', ['xs[1]'], ['xs[1]']],
    ['xs.sortBy(x, -x)[0]', ['xs[3]'], ['xs[3]']],
    ['cs.all(c, !has(c.p) || c.p == false)', ['cs[0].p'], ['cs[0].p', 'cs[2].p']],
    ['cs.all(c, has(c.p))', ['cs[1].p?'], ['cs[1].p?']],
    ['cs.all(c, c.?p.orValue(false))', ['cs[1].p?'], ['cs[1].p?']],
    ['cs.all(c, c.p)', ['cs[1].p?'], ['cs[1].p?']],
    ['m.all(k, k == "a")', ['m.b'], ['m.b']],
    ['m.all(k, v, v == 1)', ['m.b'], ['m.b']],
    ['m.transformMap(k, v, v + 1).b', ['m.b'], ['m.b']],
  ];
  test.each(cases)('%s', (text, first, all) => {
    expect([blameOf(text, data), blameOf(text, data, true)]).toEqual([first, all]);
  });
});

test('A failure is at the test that has no answer', () => {
  const outcome = outcomeOf('[1].all(x, dyn("yes"))');
  expect(outcome.ok ? null : [outcome.failure.start, outcome.failure.end]).toEqual([11, 21]);
  expect(evaluateLoop.length).toBe(3);
});
