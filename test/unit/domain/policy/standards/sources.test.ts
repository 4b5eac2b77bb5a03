import { expect, test } from 'vitest';
import { allowedSources, otherSources } from '../../../../../src/domain/policy/standards/sources.ts';

test('No source is both allowed and not', () => {
  expect(new Set([...allowedSources, ...otherSources].map(({ name }) => name)).size).toBe(30);
  expect([allowedSources.length, otherSources.length]).toEqual([9, 21]);
});
