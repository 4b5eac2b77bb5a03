import { describe, expect, test } from 'vitest';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import { PrimaryParser } from '../../../../../src/domain/cel/syntax/primary.ts';
import { Cursor } from '../../../../../src/domain/cel/syntax/cursor.ts';
import { tokenize } from '../../../../../src/domain/cel/syntax/lexer.ts';
import { printed } from '../conformance/tree.ts';

describe('values', () => {
  const cases: readonly (readonly [text: string, tree: string])[] = [
    ['true', 'true'],
    ['false', 'false'],
    ['null', 'null'],
    ['"a"', '"a"'],
    ['b"a"', 'b"a"'],
    ['1u', '1u'],
    ['a', 'a'],
    ['.a', '.a'],
    ['.f(1)', 'f(1)'],
    ['a.b.c', 'a.b.c'],
    ['a.`b-c`.d', 'a.b-c.d'],
    ['a.for', 'a.for'],
    ['a.?b', '_?._(a,"b")'],
    ['a[0][b]', '_[_](_[_](a,0),b)'],
    ['a[?0]', '_[?_](a,0)'],
    ['f()', 'f()'],
    ['f(a, b)', 'f(a,b)'],
    ['a.f(b).g()', 'a.f(b).g()'],
    ['"a".f()', '"a".f()'],
    ['[]', '[]'],
    ['[a, ?b,]', '[a,?b]'],
    ['{}', '{}'],
    ['{a: b, ?"c": d,}', '{a:b,?"c":d}'],
    ['[1][0]', '_[_]([1],0)'],
    ['{}.a', '{}.a'],
    ['(a).b', 'a.b'],
    ['has(a.b)', 'a.b~test-only~'],
    ['has(a.b, c)', 'has(a.b,c)'],
  ];
  test.each(cases)('%s', (text, tree) => {
    const parsed = parse(text);
    expect(parsed.ok ? printed(parsed.expression) : parsed.problem.message).toBe(tree);
  });
});

describe('what misses something', () => {
  const cases: readonly (readonly [text: string, at: string, message: string])[] = [
    ['(a', 'a', 'Where the expression ends, CEL wants an operator or ")" to close the "(".'],
    ['(a]', ']', 'Where "]" stands, CEL wants an operator or ")" to close the "(".'],
    ['[a', 'a', 'Where the expression ends, CEL wants "," or "]" to close the "[".'],
    ['[a b]', 'b', 'Where "b" stands, CEL wants "," or "]" to close the "[".'],
    ['[,]', ',', 'Where "," stands, CEL wants a value.'],
    ['{a}', '}', 'Where "}" stands, CEL wants ":" and the value of this key.'],
    ['{a: 1', '1', 'Where the expression ends, CEL wants "," or "}" to close the "{".'],
    ['a[0', '0', 'Where the expression ends, CEL wants an operator or "]" to close the "[".'],
    ['f(', '(', 'Where the expression ends, CEL wants a value.'],
    ['f(a', 'a', 'Where the expression ends, CEL wants "," or ")" to close the "(".'],
    ['f(a,)', ')', 'Where ")" stands, CEL wants a value.'],
    ['a.', '.', 'Where the expression ends, CEL wants the name of a field or a function.'],
    ['a.1', '.1', 'Where ".1" stands, CEL wants an operator or the end.'],
    ['a.true', 'true', 'Where "true" stands, CEL wants the name of a field or a function.'],
    ['a.in', 'in', 'Where "in" stands, CEL wants the name of a field or a function.'],
    ['a."b"', '"b"', 'Where ""b"" stands, CEL wants the name of a field or a function.'],
    ['.true', 'true', 'Where "true" stands, CEL wants a name after the leading ".".'],
    ['.for', 'for', 'Where "for" stands, CEL wants a name after the leading ".".'],
    ['for', 'for', 'Where "for" stands, CEL wants another name, because this word is reserved.'],
    ['for()', 'for', 'Where "for" stands, CEL wants another name, because this word is reserved.'],
    ['in', 'in', 'Where "in" stands, CEL wants a value.'],
    ['`a`', '`a`', 'Where "`a`" stands, CEL wants a value; backquotes are for fields, as in a.`b-c`.'],
    ['a.`b`()', '(', 'Where "(" stands, CEL wants an operator or the end.'],
    ['a.?b()', '(', 'Where "(" stands, CEL wants an operator or the end.'],
    ['T{a}', '}', 'Where "}" stands, CEL wants ":" and the value of this field.'],
    ['T{1: 2}', '1', 'Where "1" stands, CEL wants the name of a field.'],
    ['T{a: 1', '1', 'Where the expression ends, CEL wants "," or "}" to close the "{".'],
    ['(T){a: 1}', '{', 'Where "{" stands, CEL wants an operator or the end.'],
    ['a[0]{b: 1}', '{', 'Where "{" stands, CEL wants an operator or the end.'],
    ['--', '-', 'Where the expression ends, CEL wants a value.'],
    ['!-a', 'a', 'Where "a" stands, CEL wants a number after this "-".'],
    ['!-(1)', '(', 'Where "(" stands, CEL wants a number after this "-".'],
    ['!-', '-', 'Where the expression ends, CEL wants a number after this "-".'],
  ];
  test.each(cases)('%s', (text, at, message) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error('It is taken.');
    expect([text.slice(parsed.problem.start, parsed.problem.end), parsed.problem.message]).toEqual([at, message]);
  });
});

test('A message has a name with dots, and fields that may be optional', () => {
  expect(parse('a.b.T{c: 1, ?d: e, `f-g`: 2}')).toMatchObject({
    expression: {
      kind: 'message',
      name: { text: 'a.b.T', start: 0, end: 5 },
      fields: [
        { name: { text: 'c', start: 6, end: 7 }, optional: false },
        { name: { text: 'd' }, optional: true },
        { name: { text: 'f-g', start: 19, end: 24 } },
      ],
      start: 0,
      end: 28,
    },
  });
  expect(parse('T{}')).toMatchObject({ expression: { kind: 'message', fields: [] } });
});

test('Only names that are selected without question marks and backquotes are a path', () => {
  const pathOf = (text: string): unknown => {
    const parsed = parse(text);
    return parsed.ok && parsed.expression.kind === 'select' ? parsed.expression.path : undefined;
  };
  expect(['a.b.c', '.a.b', 'a.?b.c', 'a[0].c', 'a.`b`.c', 'f().c', '"a".b'].map(pathOf)).toEqual([
    'a.b.c',
    'a.b',
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('Names and brackets have places of their own', () => {
  expect(parse('ab.?cd')).toMatchObject({ expression: { field: { text: 'cd', start: 4, end: 6 }, start: 0, end: 6 } });
  expect(parse('ab.cd(e)')).toMatchObject({ expression: { name: { text: 'cd', start: 3, end: 5 }, start: 0, end: 8 } });
  expect(parse('.ff(e)')).toMatchObject({ expression: { name: { text: 'ff', start: 1, end: 3 }, start: 0, end: 6 } });
  expect(parse(' .ab')).toMatchObject({ expression: { absolute: true, start: 1, end: 4 } });
  expect(parse('[1 ]')).toMatchObject({ expression: { start: 0, end: 4 } });
  expect(parse('{1: 2 }')).toMatchObject({ expression: { start: 0, end: 7 } });
  expect(parse('a[ 1 ]')).toMatchObject({ expression: { start: 0, end: 6 } });
});

test('What is in brackets is read by whoever made the parser', () => {
  const text = '[x]';
  const tokens = tokenize(text);
  if ('message' in tokens) throw new Error(tokens.message);
  const cursor = new Cursor(text, tokens);
  const parser = new PrimaryParser(cursor, () => {
    const { start, end } = cursor.take();
    return { kind: 'literal', value: 5n, start, end };
  });
  expect(parser.member()).toMatchObject({ kind: 'list', elements: [{ value: { value: 5n } }] });
});
