import { expect, test } from 'vitest';
import { chain, nothingMore, powerOf, unexpected } from '../../../../../src/domain/jmespath/syntax/binding.ts';
import { tokensOf } from '../../../../../src/domain/jmespath/syntax/lexer.ts';

test('A dot binds more than a comparison, that more than a logical operator, and a comma not at all', () => {
  const powers = tokensOf('. == && || | ,').map(powerOf);
  expect(powers.slice(0, 5)).toEqual(powers.slice(0, 5).toSorted((a, b) => b - a));
  expect(powers.slice(5)).toEqual([0, 0]);
});

test('Ranges go from the first to the last part', () => {
  const [left, right] = [nothingMore({ start: 0, end: 1 }), nothingMore({ start: 2, end: 4 })];
  expect(chain(left, right)).toMatchObject({ kind: 'chain', start: 1, end: 4 });
});

test('What makes no sense is named, the end by what it lacks', () => {
  const [number, name, end] = tokensOf('1 a');
  expect([number, name, end].map((token) => (token === undefined ? '' : unexpected(token).message))).toEqual([
    'The number 1 makes no sense here.',
    '"a" makes no sense here.',
    'The expression is not finished.',
  ]);
});
