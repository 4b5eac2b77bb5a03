import { describe, expect, test } from 'vitest';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import { printed } from '../conformance/tree.ts';

describe('operators bind as CEL says', () => {
  const cases: readonly (readonly [text: string, tree: string])[] = [
    ['a + b * c', '_+_(a,_*_(b,c))'],
    ['(a + b) * c', '_*_(_+_(a,b),c)'],
    ['a - b - c', '_-_(_-_(a,b),c)'],
    ['a / b % c', '_%_(_/_(a,b),c)'],
    ['a < b == c', '_==_(_<_(a,b),c)'],
    ['a in b in c', '@in(@in(a,b),c)'],
    ['a + b < c - d', '_<_(_+_(a,b),_-_(c,d))'],
    ['a && b || c && d', '_||_(_&&_(a,b),_&&_(c,d))'],
    ['a || b || c', '_||_(_||_(a,b),c)'],
    ['a && (b && c)', '_&&_(a,_&&_(b,c))'],
    ['a == b && c != d', '_&&_(_==_(a,b),_!=_(c,d))'],
    ['a ? b : c ? d : e', '_?_:_(a,b,_?_:_(c,d,e))'],
    ['a || b ? c || d : e', '_?_:_(_||_(a,b),_||_(c,d),e)'],
    ['(a ? b : c) ? d : e', '_?_:_(_?_:_(a,b,c),d,e)'],
    ['!a && b', '_&&_(!_(a),b)'],
    ['!a.b', '!_(a.b)'],
    ['!!a', 'a'],
    ['!!!a', '!_(a)'],
    ['-a', '-_(a)'],
    ['--a', 'a'],
    ['-1', '-1'],
    ['- 1', '-1'],
    ['--1', '1'],
    ['---1', '-_(1)'],
    ['!-1', '!_(-1)'],
    ['a - -1', '_-_(a,-1)'],
    ['a -1', '_-_(a,1)'],
    ['-1.b', '-1.b'],
    ['-1.5', '-1.5'],
  ];
  test.each(cases)('%s', (text, tree) => {
    const parsed = parse(text);
    expect(parsed.ok ? printed(parsed.expression) : parsed.problem.message).toBe(tree);
  });
});

describe('what is not whole', () => {
  const cases: readonly (readonly [text: string, at: string, message: string])[] = [
    ['', '', 'Where the expression ends, CEL wants a value.'],
    ['a &&', '&&', 'Where the expression ends, CEL wants a value.'],
    ['a b', 'b', 'Where "b" stands, CEL wants an operator or the end.'],
    ['a ? b', 'b', 'Where the expression ends, CEL wants ":" and the value for when the condition is false.'],
    ['a ? b ? c : d : e', '?', 'Where "?" stands, CEL wants ":" and the value for when the condition is false.'],
    ['a + ', '+', 'Where the expression ends, CEL wants a value.'],
    ['a + * b', '*', 'Where "*" stands, CEL wants a value.'],
    ['-!a', '!', 'Where "!" stands, CEL wants a value.'],
    ['a = b', '=', '"=" is no sign of CEL; to compare, write "==".'],
    ['1 + 99999999999999999999', '99999999999999999999', '99999999999999999999 is outside the integers of 64 bits.'],
  ];
  test.each(cases)('%j', (text, at, message) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error('It is taken.');
    const { start, end, code } = parsed.problem;
    expect([text.slice(start, end), parsed.problem.message, code]).toEqual([at, message, 'syntax']);
  });
});

test('Nodes are where they are written, brackets around them included in what contains them', () => {
  const text = '(a + b) * cc';
  expect(parse(text)).toMatchObject({
    expression: {
      start: 0,
      end: 12,
      sign: { start: 8, end: 9 },
      left: { start: 1, end: 6, sign: { start: 3, end: 4 } },
      right: { start: 10, end: 12 },
    },
  });
  expect(parse('!a ? -b : c[0]')).toMatchObject({
    expression: {
      start: 0,
      end: 14,
      condition: { start: 0, end: 2 },
      whenTrue: { start: 5, end: 7 },
      whenFalse: { start: 10, end: 14 },
    },
  });
  expect(parse(' (a) || b && c')).toMatchObject({
    expression: {
      start: 1,
      end: 14,
      operands: [
        { start: 2, end: 3 },
        { start: 8, end: 14 },
      ],
    },
  });
});

describe('size', () => {
  const taken: readonly (readonly [what: string, text: string])[] = [
    ['249 brackets', `${'('.repeat(249)}1${')'.repeat(249)}`],
    ['a chain of 490', `1${' + 1'.repeat(490)}`],
    ['a chain of && of any length', `a${' && a'.repeat(10_000)}`],
    ['100,000 characters', `"${'a'.repeat(99_998)}"`],
  ];
  test.each(taken)('%s is taken', (_, text) => expect(parse(text).ok).toBe(true));

  const refused: readonly (readonly [what: string, text: string, message: string])[] = [
    [
      '250 brackets',
      `${'('.repeat(250)}1${')'.repeat(250)}`,
      'Where "1" stands, CEL wants less than 250 levels of nesting.',
    ],
    ['an endless list', '['.repeat(90_000), 'Where "[" stands, CEL wants less than 250 levels of nesting.'],
    ['endless conditions', 'a ? b : '.repeat(10_000), 'Where "a" stands, CEL wants less than 250 levels of nesting.'],
    ['a chain of 500', `1${' + 1'.repeat(500)}`, 'The expression is nested more than 500 deep.'],
    ['a path of 500', `a${'.b'.repeat(500)}`, 'The expression is nested more than 500 deep.'],
    ['100,001 characters', ' '.repeat(100_001), 'The expression has 100001 characters; CEL takes 100000.'],
  ];
  test.each(refused)('%s is not', (_, text, message) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error('It is taken.');
    expect(parsed.problem.message).toBe(message);
    expect(parsed.problem.start).toBeLessThanOrEqual(parsed.problem.end);
    expect(parsed.problem.end).toBeLessThanOrEqual(text.length);
  });

  test('What is behind the 100,000th character is the place of the problem', () => {
    const parsed = parse(' '.repeat(100_005));
    expect(parsed.ok ? null : [parsed.problem.start, parsed.problem.end]).toEqual([100_000, 100_005]);
  });
});
