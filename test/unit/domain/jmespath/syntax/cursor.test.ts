import { expect, test } from 'vitest';
import { Cursor } from '../../../../../src/domain/jmespath/syntax/cursor.ts';
import { tokensOf } from '../../../../../src/domain/jmespath/syntax/lexer.ts';

test('The end stays, however often it is taken', () => {
  const cursor = new Cursor(tokensOf('a.b'));
  expect(cursor.ahead(1).kind).toBe('.');
  expect(['a', '.', 'b', '', ''].map(() => cursor.take().text)).toEqual(['a', '.', 'b', '', '']);
  expect(cursor.next.kind).toBe('end');
});

test('What was taken last is one back, and another kind than expected is told', () => {
  const cursor = new Cursor(tokensOf('a.b'));
  cursor.expect('identifier');
  expect(cursor.ahead(-1).text).toBe('a');
  expect(() => cursor.expect(']')).toThrow('"]" is missing here.');
});
