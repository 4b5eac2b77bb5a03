import { expect, test } from 'vitest';
import { applyEdits } from '../../../src/domain/edits.ts';

test('Edits are of the text that was given, in whatever order they come', () => {
  const edits = [
    { range: { start: 0, end: 1 }, newText: '' },
    { range: { start: 3, end: 3 }, newText: 'xyz' },
    { range: { start: 4, end: 5 }, newText: 'E' },
  ];
  expect(applyEdits('abcde', edits)).toBe('bcxyzdE');
  expect(applyEdits('abcde', edits.toReversed())).toBe('bcxyzdE');
  expect(applyEdits('abcde', [])).toBe('abcde');
});
