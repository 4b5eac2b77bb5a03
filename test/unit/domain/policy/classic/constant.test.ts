import { expect, test } from 'vitest';
import { constantSize } from '../../../../../src/domain/policy/classic/constant.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';

test.each<readonly [document: Data, size: number | null]>([
  [null, 1],
  ['a', 1],
  [['a', { b: 'c', d: [true] }], 6],
  ['{{ a }}', null],
  [String.raw`\{{ a }}`, null],
  [{ a: ['$(./../b)'] }, null],
  [{ '{{ a }}': 'b' }, null],
])('%j', (document, size) => {
  expect(constantSize(document)).toBe(size);
  // What is known is said again.
  expect(constantSize(document)).toBe(size);
});
