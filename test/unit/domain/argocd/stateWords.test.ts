import { expect, test } from 'vitest';
import { states } from '../../../../src/domain/argocd/state.ts';
import { stateWords } from '../../../../src/domain/argocd/stateWords.ts';

test('Every state has words of its own, which follow a name', () => {
  const words = states.map((state) => stateWords[state]);
  expect(new Set(words).size).toBe(states.length);
  for (const one of words) expect(one).toMatch(/^[a-z][a-z ]+[a-z]$/);
});
