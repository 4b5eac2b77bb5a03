import { expect, test } from 'vitest';
import { Failure, blamedOn, isFinal, mismatch } from '../../../../../src/domain/cel/evaluate/failure.ts';
import { both, root } from '../../../../../src/domain/cel/value/origin.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';

const at = { start: 1, end: 4 };

test('A failure has the sentence of its trouble, a place, and where it stems from', () => {
  expect(new Failure(new Trouble('range', 'Too much.'), at, root('x'))).toMatchObject({
    code: 'range',
    message: 'Too much.',
    words: 'Too much.',
    start: 1,
    end: 4,
    from: { key: 'x' },
  });
  expect(mismatch('all', [{ data: 1n, from: null }], at, null)).toMatchObject({
    code: 'overload',
    message: '"all" takes no int.',
    words: 'no such overload',
  });
});

test('It may be blamed on other data before its own', () => {
  const failure = new Failure(new Trouble('range', 'Too much.'), at, root('x'));
  expect(blamedOn(root('y'), failure)).toEqual(
    new Failure(new Trouble('range', 'Too much.'), at, both(root('y'), root('x'))),
  );
});

test('Only a budget that is used up is the end of it', () => {
  expect(isFinal(new Failure(new Trouble('budget', ''), at, null))).toBe(true);
  expect(isFinal(new Failure(new Trouble('absent', ''), at, null))).toBe(false);
  expect(isFinal({ data: 1n, from: null })).toBe(false);
});
