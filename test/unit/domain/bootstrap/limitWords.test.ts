import { expect, test } from 'vitest';
import { limitWords } from '../../../../src/domain/bootstrap/limitWords.ts';

test.each([
  [120_000, '2 min'],
  [10 * 60_000, '10 min'],
  [60 * 60_000, 'an hour'],
  [120 * 60_000, '120 min'],
])('%i ms are told as %s', (milliseconds, words) => {
  expect(limitWords(milliseconds)).toBe(words);
});
