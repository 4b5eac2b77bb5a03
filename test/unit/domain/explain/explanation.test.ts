import { expect, test } from 'vitest';
import { weights } from '../../../../src/domain/explain/explanation.ts';

test('What is not there explains most, and what is good to know least', () => {
  expect([weights[0], weights.at(-1)]).toEqual(['absent', 'note']);
  expect(new Set(weights).size).toBe(weights.length);
});
