import { expect, test } from 'vitest';
import { Board } from '../../../../src/actions/bootstrap/board.ts';
import type { PreflightItem } from '../../../../src/domain/bootstrap/preflight.ts';

test('everything is told as soon as it is found, and problems are obstacles', () => {
  const told: (readonly PreflightItem[])[] = [];
  const board = new Board((items) => told.push(items));
  board.set('cluster', 'ok', 'It answers.');
  board.set('rights', 'problem', 'You may not.');
  board.set('lease', 'asked', 'Somebody holds it.');
  expect(told.map((items) => items.filter(({ state }) => state !== 'running').length)).toEqual([0, 1, 2, 3]);
  expect(board.items).toBe(told.at(-1));
  expect(board.obstacles).toEqual(['You may not.']);
});
