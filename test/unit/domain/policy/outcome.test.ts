import { expect, test } from 'vitest';
import {
  budgetReason,
  isExempted,
  isStopped,
  unsaid,
  verdictOf,
  wordsOf,
} from '../../../../src/domain/policy/outcome.ts';

test('An outcome that says nothing else counts, lacks nothing and points nowhere', () => {
  expect(unsaid).toMatchObject({ scored: true, missing: [], spots: [], said: null, exception: null, validation: null });
  expect(budgetReason).toMatch(/budget/);
});

test('What takes more than it may is stopped, and nothing else is', () => {
  expect(
    [budgetReason, null, 'A condition of the policy does not hold.'].map((reason) => isStopped({ reason })),
  ).toEqual([true, false, false]);
});

test('What is stopped is counted as unjudged, whatever is said of it', () => {
  expect(verdictOf({ outcome: 'error', reason: budgetReason })).toBe('unjudged');
  expect(verdictOf({ outcome: 'error', reason: null })).toBe('error');
});

test('Only what an exception skips is exempted', () => {
  expect([
    isExempted({ outcome: 'skip', exception: 'a/b' }),
    isExempted({ outcome: 'skip', exception: null }),
    isExempted({ outcome: 'pass', exception: 'a/b' }),
  ]).toEqual([true, false, false]);
});

test('Beside the verdict stands what it says, or else why, and what it lacks', () => {
  const missing = [{ kind: 'http', name: 'a.example' } as const];
  expect([
    wordsOf({ message: 'No.', reason: 'Since.', missing: [] }),
    wordsOf({ message: '', reason: 'Since.', missing }),
    wordsOf({ message: '', reason: null, missing }),
    wordsOf(unsaid),
  ]).toEqual(['No.', 'Since. Not known: http "a.example".', 'Not known: http "a.example".', '']);
});
