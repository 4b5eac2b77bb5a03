import { expect, test } from 'vitest';
import { answer, exhausted, passed, troubled } from '../../../../../src/domain/policy/classic/answer.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';

test('A part without a value is an error, and is not judged when nobody knows it', () => {
  expect(troubled(new Trouble('b'), 'a', ['validate'])).toEqual(answer('error', 'a: b', { said: ['validate'] }));
  const missing = { kind: 'clock', name: '' } as const;
  expect(troubled(new Trouble('b', { missing }), 'a')).toEqual(answer('unjudged', '', { missing: [missing] }));
  expect(troubled(new Trouble('b', { isExhausted: true }), 'a')).toMatchObject({ outcome: 'error', isExhausted: true });
  expect(exhausted).toMatchObject({ outcome: 'error', isExhausted: true });
});

test('What a rule has nothing against is told in the same words of every object, and once', () => {
  expect(passed('a')).toEqual(answer('pass', "validation rule 'a' passed."));
  expect(passed('a')).toBe(passed('a'));
});
