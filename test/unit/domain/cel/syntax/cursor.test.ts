import { describe, expect, test } from 'vitest';
import { Cursor, Refusal } from '../../../../../src/domain/cel/syntax/cursor.ts';
import { tokenize } from '../../../../../src/domain/cel/syntax/lexer.ts';

function cursorAt(text: string, place = 0): Cursor {
  const tokens = tokenize(text);
  if ('message' in tokens) throw new Error(tokens.message);
  const cursor = new Cursor(text, tokens);
  for (let left = place; left > 0; left--) cursor.take();
  return cursor;
}

function refusal(act: () => void): unknown {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.problem : error;
  }
}

test('It goes from word to word and stays at the end', () => {
  const cursor = cursorAt('a + b');
  expect(cursor.end).toBe(0);
  expect(cursor.take()).toHaveProperty('text', 'a');
  expect(cursor.end).toBe(1);
  expect([cursor.at('-'), cursor.at('+'), cursor.passes('-'), cursor.passes('+')]).toEqual([false, true, false, true]);
  expect(cursor.peek()).toHaveProperty('text', 'b');
  expect(cursor.peek(1)).toHaveProperty('kind', 'end');
  cursor.take();
  cursor.take();
  expect([cursor.take().kind, cursor.peek(5).kind]).toEqual(['end', 'end']);
});

test('Without words it is at the end', () => {
  expect(new Cursor('ab', []).peek()).toEqual({ kind: 'end', start: 2, end: 2 });
});

describe('a refusal', () => {
  test('names the word that stands there', () => {
    expect(refusal(() => cursorAt('a bb', 1).refuse('nothing'))).toEqual({
      code: 'syntax',
      message: 'Where "bb" stands, CEL wants nothing.',
      start: 2,
      end: 4,
      near: null,
    });
  });

  test('at the end underlines the word before', () => {
    expect(refusal(() => cursorAt('a +', 2).refuse('a value'))).toMatchObject({
      message: 'Where the expression ends, CEL wants a value.',
      start: 2,
      end: 3,
    });
    expect(refusal(() => cursorAt('').refuse('a value'))).toMatchObject({ start: 0, end: 0 });
  });

  test('names a long word by its beginning, and cuts no character in two', () => {
    expect(refusal(() => cursorAt(`"${'🚢'.repeat(60)}"`).refuse('less'))).toHaveProperty(
      'message',
      `Where ""${'🚢'.repeat(39)}…" stands, CEL wants less.`,
    );
  });

  test('names the sign that is not closed', () => {
    const cursor = cursorAt('( ]', 1);
    const opening = { kind: 'sign', sign: '(', start: 0, end: 1 } as const;
    expect(refusal(() => cursor.closes(')', opening, 'an operator or'))).toHaveProperty(
      'message',
      'Where "]" stands, CEL wants an operator or ")" to close the "(".',
    );
    expect(refusal(() => cursor.closes(']', opening, ''))).toBeNull();
  });
});
