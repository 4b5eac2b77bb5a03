import { expect, test } from 'vitest';
import { Failure } from '../../../../../src/domain/jmespath/evaluate/failure.ts';
import { Trouble, troubleOf } from '../../../../../src/domain/policy/classic/trouble.ts';

test('A trouble keeps what it lacks when more is said about it', () => {
  const missing = { kind: 'clock', name: '' } as const;
  const trouble = new Trouble('b', { missing, isExhausted: true }).after('a: ');
  expect(trouble).toMatchObject({ message: 'a: b', missing, isExhausted: true });
  const failure = new Failure('budget', 'x', { start: 0, end: 1 }, null);
  expect(troubleOf(failure, 'w: ')).toMatchObject({ message: 'w: x', missing: null, isExhausted: true });
});
