import { expect, test } from 'vitest';
import { isExempted, reasonOf, unsaid, verdictOf, wordsOf } from '../../../../src/domain/policy/outcome.ts';

test('An outcome that says nothing else counts, lacks nothing and points nowhere', () => {
  expect(unsaid).toMatchObject({ scored: true, missing: [], spots: [], said: null, exception: null, validation: null });
  expect(unsaid.isStopped).toBe(false);
});

test('What is stopped has a reason of its own, and what came to an end has none by that', () => {
  expect(reasonOf({ isStopped: true })).toMatch(/budget/);
  expect(reasonOf({ isStopped: false })).toBeNull();
});

test('What is stopped is counted as unjudged, whatever is said of it', () => {
  expect(verdictOf({ outcome: 'error', isStopped: true })).toBe('unjudged');
  expect(verdictOf({ outcome: 'error', isStopped: false })).toBe('error');
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
