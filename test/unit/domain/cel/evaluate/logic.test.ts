import { describe, expect, test } from 'vitest';
import { evaluateConditional, evaluateLogic } from '../../../../../src/domain/cel/evaluate/logic.ts';
import { blameOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

const fails = '1 / 0 > 0';
const failure = 'range: "/" by zero has no result.';

describe('one side may decide, whatever the other is', () => {
  checkRows([
    ['true && true', 'true'],
    ['true && false', 'false'],
    ['false && true && true', 'false'],
    ['true && true && false', 'false'],
    ['false || false', 'false'],
    ['false || true', 'true'],
    ['false || false || true', 'true'],
    [`${fails} && false`, 'false'],
    [`false && ${fails}`, 'false'],
    [`${fails} && true`, failure],
    [`true && ${fails}`, failure],
    [`${fails} || true`, 'true'],
    [`true || ${fails}`, 'true'],
    [`${fails} || false`, failure],
    [`false || ${fails}`, failure],
    ['dyn(1) && false', 'false'],
    ['dyn(1) && true', 'overload: "&&" takes no int.'],
    ['dyn(1) || true', 'true'],
    ['false || dyn("a")', 'overload: "||" takes no string.'],
    ['true ? 1 : 1 / 0', '1'],
    ['false ? 1 / 0 : 2', '2'],
    ['true ? 1 / 0 : 2', failure],
    [`${fails} ? 1 : 2`, failure],
    ['dyn(1) ? 1 : 2', 'overload: "?" takes no int.'],
  ]);
});

describe('what decides is to blame', () => {
  const data = { t: true, u: true, f: false, g: false, n: 1, m: { a: { b: false } } };
  const cases: readonly (readonly [text: string, first: readonly string[], all: readonly string[]])[] = [
    ['t && u', ['t', 'u'], ['t', 'u']],
    ['t && f && u && g', ['f'], ['f', 'g']],
    ['f || g', ['f', 'g'], ['f', 'g']],
    ['f || t || g || u', ['t'], ['t', 'u']],
    ['!(f || t)', ['t'], ['t']],
    ['(t && f) || g', ['f', 'g'], ['f', 'g']],
    ['t ? n : f', ['n'], ['n']],
    ['t ? 5 : 6', ['t'], ['t']],
    ['f ? 5 : 6', ['f'], ['f']],
    ['n == 1 ? f : t', ['f'], ['f']],
    ['n / 0 == 1 && t', ['n'], ['n']],
    ['false && t', [], []],
    // Any side that were true would do: what is there comes first, then what lies deepest.
    ['has(m.x) || f', ['m.x?', 'f'], ['f', 'm.x?']],
    ['f || m.a.b', ['f', 'm.a.b'], ['m.a.b', 'f']],
    ['has(m.x) || has(m.a.c)', ['m.x?', 'm.a.c?'], ['m.a.c?', 'm.x?']],
    ['n / 0 == 1 || f', ['f', 'n'], ['f', 'n']],
    ['m.x == 1 || n / 0 == 1', ['m.x?', 'n'], ['m.x?', 'n']],
  ];
  test.each(cases)('%s', (text, first, all) => {
    expect([blameOf(text, data), blameOf(text, data, true)]).toEqual([first, all]);
  });
});

test('They are asked by a run alone', () => expect([evaluateLogic.length, evaluateConditional.length]).toEqual([3, 3]));
