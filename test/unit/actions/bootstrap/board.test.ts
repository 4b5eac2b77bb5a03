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

test('several things that are found are told each by itself, as long as there are several', () => {
  const board = new Board(() => undefined);
  const secrets = () => board.items.find(({ id }) => id === 'secrets');
  board.set('secrets', 'asked', ['A token.', 'A key.']);
  expect(secrets()).toMatchObject({ sentence: 'A token. A key.', points: ['A token.', 'A key.'] });
  board.set('secrets', 'asked', ['A token.']);
  expect(secrets()).toEqual({ id: 'secrets', title: 'What only you have', state: 'asked', sentence: 'A token.' });
});
