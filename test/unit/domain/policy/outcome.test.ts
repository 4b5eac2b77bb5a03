import { expect, test } from 'vitest';
import { budgetReason, unsaid } from '../../../../src/domain/policy/outcome.ts';

test('An outcome that says nothing else counts, lacks nothing and points nowhere', () => {
  expect(unsaid).toMatchObject({ scored: true, missing: [], spots: [], said: null, exception: null, validation: null });
  expect(budgetReason).toMatch(/budget/);
});
