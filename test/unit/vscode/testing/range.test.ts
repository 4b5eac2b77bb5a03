import { expect, test, vi } from 'vitest';
import { toRange } from '../../../../src/vscode/testing/range.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

test('A place is a range of the editor', () => {
  const place = { start: { line: 1, column: 2 }, end: { line: 3, column: 4 } };
  expect(toRange(place)).toEqual({ start: { line: 1, character: 2 }, end: { line: 3, character: 4 } });
});
