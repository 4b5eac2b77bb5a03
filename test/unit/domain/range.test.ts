import { expect, test } from 'vitest';
import { shift } from '../../../src/domain/range.ts';

test('A range keeps its length wherever its text lies', () => {
  expect(shift({ start: 2, end: 5 }, 10)).toEqual({ start: 12, end: 15 });
  expect(shift({ start: 2, end: 2 }, 0)).toEqual({ start: 2, end: 2 });
});
