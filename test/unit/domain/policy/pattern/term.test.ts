import { expect, test } from 'vitest';
import { isRange, parseTerm } from '../../../../../src/domain/policy/pattern/term.ts';

test.each([
  ['', 'equal', ''],
  ['>', 'equal', '>'],
  ['a', 'equal', 'a'],
  ['>=', 'moreOrEqual', ''],
  ['>= 1', 'moreOrEqual', '1'],
  ['<=1', 'lessOrEqual', '1'],
  ['>1', 'more', '1'],
  ['<1h', 'less', '1h'],
  ['!a', 'notEqual', 'a'],
  ['!1-5', 'notEqual', '1-5'],
  ['!=a', 'notEqual', '=a'],
  ['a-b', 'equal', 'a-b'],
  ['1-', 'equal', '1-'],
  ['x1-2', 'equal', 'x1-2'],
  ['1!-x', 'equal', '1!-x'],
])('%j compares', (text, operator, operand) => {
  expect(parseTerm(text)).toEqual({ kind: 'one', operator, operand });
  expect(isRange(text)).toBe(false);
});

test.each([
  ['1-5', 'within', '1', '5'],
  ['-10--8', 'within', '-10', '-8'],
  ['+0Mi-+1024Mi', 'within', '+0Mi', '+1024Mi'],
  ['1.5h-2.5h', 'within', '1.5h', '2.5h'],
  ['1!-5', 'outside', '1', '5'],
  ['-10Mi!--8Mi', 'outside', '-10Mi', '-8Mi'],
])('%j is a range', (text, kind, from, to) => {
  expect(parseTerm(text)).toEqual({ kind, from, to });
  expect(isRange(text)).toBe(kind === 'within');
});
