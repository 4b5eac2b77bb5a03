import { expect, test } from 'vitest';
import { preflightIds, unknownItems } from '../../../../src/domain/bootstrap/preflight.ts';

test('nothing is known at first, and each thing has a title of its own', () => {
  const items = unknownItems();
  expect(items.map(({ id }) => id)).toEqual([...preflightIds]);
  expect(items.every(({ state, sentence }) => state === 'running' && sentence === '')).toBe(true);
  expect(new Set(items.map(({ title }) => title)).size).toBe(preflightIds.length);
});
