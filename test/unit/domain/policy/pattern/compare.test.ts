import { expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { compares } from '../../../../../src/domain/policy/pattern/compare.ts';
import type { TermOperator } from '../../../../../src/domain/policy/pattern/term.ts';

const signs: ReadonlyMap<string, TermOperator> = new Map([
  ['', 'equal'],
  ['!', 'notEqual'],
  ['>', 'more'],
  ['>=', 'moreOrEqual'],
  ['<', 'less'],
  ['<=', 'lessOrEqual'],
]);

test.each<[Data, string, string, boolean]>([
  ['60m', '', '1h', true],
  ['60m', '!', '1h', false],
  ['59m', '<', '1h', true],
  ['1h', '<', '1h', false],
  ['1h', '<=', '1h', true],
  ['61m', '>', '1h', true],
  ['1h', '>', '1h', false],
  ['1h', '>=', '1h', true],
  ['59m', '>=', '1h', false],
  ['61m', '<=', '1h', false],
  [null, '<', '1h', true],
  [null, '>=', '1', false],
  ['1Gi', '', '1024Mi', true],
  ['1Gi', '>', '1000Mi', true],
  ['999m', '<', '1', true],
  ['1', '!', '1000m', false],
  [1n, '', '1', true],
  [1.5, '', '1500m', true],
  [0.0078125, '', '0.007812', true],
  [1n, '<', '1h', false],
  ['1', '<', 'a', false],
  ['a', '<', '1', false],
  ['a', '>', 'a', false],
  ['abc', '', 'a*', true],
  ['abc', '!', 'a*', false],
  ['abc', '!', 'x*', true],
  [8080n, '', '80*', true],
  [8080, '', '80*', false],
  [8080, '', '8.08E*', true],
  [true, '', 'true', true],
  [true, '!', 'false', true],
  [null, '', 'a', false],
  [null, '!', 'a', false],
  [[], '!', 'a', false],
  [{}, '', '*', false],
])('%o %s%s: %j', (value, sign, operand, expected) => {
  expect(compares(value, signs.get(sign) ?? 'equal', operand, undefined)).toBe(expected);
});
