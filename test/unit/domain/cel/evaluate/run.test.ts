import { describe, expect, test } from 'vitest';
import { evaluate, environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { usualBudget } from '../../../../../src/domain/cel/evaluate/budget.ts';
import { Run } from '../../../../../src/domain/cel/evaluate/run.ts';
import type { Lazy, Variables } from '../../../../../src/domain/cel/evaluate/run.ts';
import { standardFunctions } from '../../../../../src/domain/cel/library/standard.ts';
import type { Expression } from '../../../../../src/domain/cel/syntax/ast.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import { variable } from '../../../../../src/domain/cel/value/read.ts';
import { blameOf, valueOf, written } from '../printed.ts';
import { checkRows } from '../library/table.ts';

function parsed(text: string): Expression {
  const result = parse(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.expression;
}

function valueIn(variables: Variables, text: string): string {
  const outcome = evaluate(parsed(text), environmentOf({}), variables);
  return outcome.ok ? written(outcome.value.data) : `${outcome.failure.code}: ${outcome.failure.message}`;
}

describe('names', () => {
  checkRows(
    [
      ['a', '1'],
      ['b', 'unknown: Nothing is known of "b".'],
      ['int', 'int'],
      ['google.protobuf.Timestamp == type(timestamp(0))', 'true'],
      ['google.protobuf.Nothing', 'unknown: Nothing is known of "google".'],
      ['[5].map(a, a)', '[5]'],
      ['[5].map(a, .a)', '[1]'],
      ['[5].map(int, int)', '[5]'],
      ['constructor', 'unknown: Nothing is known of "constructor".'],
      ['T{a: 1}', 'unknown: Messages of type "T" are not known here.'],
      ['f(1)', 'unknown: There is no function "f".'],
    ],
    { a: 1 },
  );
});

describe('literals', () => {
  checkRows([
    ['null', 'null'],
    ['true', 'true'],
    ['7', '7'],
    ['7u', '7u'],
    ['0.5', '0.5'],
    ['"a"', '"a"'],
    ['b"a"', 'bytes(97)'],
  ]);
});

describe('variables that are worked out when they are asked for', () => {
  const counted = (): { readonly variables: Variables; readonly times: () => number } => {
    let times = 0;
    const lazy: Lazy = (run) => {
      times += 1;
      return run.evaluate(parsed('object.xs.map(x, x + 1)'), null);
    };
    return {
      variables: new Map<string, Lazy | ReturnType<typeof variable>>([
        ['object', variable('object', { xs: [1, 2, 3] })],
        ['variables.more', lazy],
      ]),
      times: () => times,
    };
  };

  test('They are worked out once, and only if they are asked for', () => {
    const { variables, times } = counted();
    expect(valueIn(variables, 'true || variables.more == []')).toBe('true');
    expect(times()).toBe(0);
    expect(valueIn(variables, 'variables.more.size() + variables.more[0]')).toBe('5');
    expect(times()).toBe(1);
  });

  test('An expression that asks for itself inside a loop is not confused', () => {
    const { variables } = counted();
    const text = 'object.xs.map(x, variables.more.map(y, x * y))';
    expect(valueIn(variables, text)).toBe('[[2, 3, 4], [4, 6, 8], [6, 9, 12]]');
    const same = parsed('object.xs.map(x, x)');
    const again: Variables = new Map<string, Lazy | ReturnType<typeof variable>>([
      ['object', variable('object', { xs: [1, 2, 3] })],
      ['again', (run: Run) => run.evaluate(same, null)],
    ]);
    expect(valueIn(again, 'object.xs.map(x, again == object.xs ? x : 0)')).toBe('[1, 2, 3]');
  });

  test('One that asks for itself without end fails', () => {
    const endless: Variables = new Map<string, Lazy>([['a', (run) => run.evaluate(parsed('a + 1'), null)]]);
    expect(valueIn(endless, 'a')).toBe('budget: The evaluation goes more than 1000 deep.');
  });

  test('One that fails does so where it is used', () => {
    const failing: Variables = new Map<string, Lazy>([['v.a', (run) => run.evaluate(parsed('1 / 0'), null)]]);
    expect(valueIn(failing, 'v.a == 1')).toBe('range: "/" by zero has no result.');
    expect(valueIn(failing, 'v.a == 1 || true')).toBe('true');
    expect(valueIn(failing, 'has(v.a)')).toBe('true');
  });
});

test('A run knows what it was given', () => {
  const run = new Run(standardFunctions, new Map([['a.b', variable('a.b', 1)]]), true, usualBudget);
  expect([
    run.isWhole('a.b'),
    run.isWhole('a'),
    run.isWhole('google.protobuf.Duration'),
    run.isWhole('google.x'),
  ]).toEqual([true, false, true, false]);
  expect(run.lookup('a.b')).toMatchObject({ data: 1n });
  expect(run.lookup('int')).toMatchObject({ data: { kind: 'type' } });
  expect([run.lookup('a'), run.explain]).toEqual([undefined, true]);
});

test('Labels may be called as what all objects have', () => {
  const labels: unknown = JSON.parse('{"constructor": "a", "__proto__": "b", "toString": "c"}');
  expect(valueOf('l.constructor + l["__proto__"] + l.toString', { l: labels })).toBe('"abc"');
  expect(valueOf('l.all(k, k != "x")', { l: labels })).toBe('true');
  expect(valueOf('has(l.hasOwnProperty) || "valueOf" in l', { l: labels })).toBe('false');
  expect(valueOf('l.valueOf', { l: labels })).toBe('absent: "valueOf" is not there.');
  expect(valueOf('{"__proto__": 1}.__proto__', {})).toBe('1');
  expect(valueOf('has({}.constructor)', {})).toBe('false');
  expect(blameOf('l.constructor', { l: labels })).toEqual(['l.constructor']);
});
