import { describe, expect, test } from 'vitest';
import { Board } from '../../../../src/actions/bootstrap/board.ts';
import { lookAtSteps } from '../../../../src/actions/bootstrap/lookAtSteps.ts';
import type { Change, PlannedStep } from '../../../../src/domain/bootstrap/plan.ts';
import { plannedStep } from '../../domain/bootstrap/plans.ts';

function found(...steps: readonly PlannedStep[]) {
  const board = new Board(() => undefined);
  lookAtSteps(steps, board);
  const of = (id: string) => board.items.find((item) => item.id === id);
  return { steps: of('steps'), secrets: of('secrets'), obstacles: board.obstacles };
}

const change: Change = { target: 'cluster', action: 'create', what: 'Namespace web', diff: '' };
const file: Change = { target: 'file', action: 'use', what: 'scripts/seed.sh', diff: '' };
const done = plannedStep('zero', { satisfied: true });

describe('what the steps would do', () => {
  test.each<readonly [steps: readonly PlannedStep[], sentence: string]>([
    [[done, done], 'Nothing has to be done: all is as it should be.'],
    [[plannedStep('one')], '1 of 1 step has something to do: Slipway changes nothing by itself.'],
    [[done, plannedStep('one', { changes: [change] })], '1 of 2 steps has something to do: 1 change.'],
    [
      [plannedStep('one', { changes: [change, change, file] }), plannedStep('two')],
      '2 of 2 steps have something to do: 2 changes.',
    ],
  ])('is counted, and in words where it is nothing: %#', (steps, sentence) => {
    expect(found(...steps).steps).toMatchObject({ state: 'ok', sentence });
  });

  test('is an obstacle where the first can not be done as things are', () => {
    expect(found(done, plannedStep('one', { problem: 'There is no host.' })).obstacles).toEqual([
      '"Title of one": There is no host.',
    ]);
  });

  test('is none where a later one can not: each is told by itself', () => {
    const problems = [plannedStep('two', { problem: 'There is no key.' }), plannedStep('three', { problem: 'No.' })];
    const { steps, obstacles } = found(plannedStep('one'), ...problems);
    expect(obstacles).toEqual([]);
    expect(steps).toMatchObject({
      state: 'asked',
      points: ['"Title of two", as things are now: There is no key.', '"Title of three", as things are now: No.'],
    });
  });
});

describe('what somebody will be asked for', () => {
  test('is told before, one thing a line, of what has something to do', () => {
    const asks = ['A token of GitHub.', 'A key.'];
    expect(found(plannedStep('one', { asks }), { ...done, asks: ['Nothing.'] }).secrets).toMatchObject({
      state: 'asked',
      points: asks,
    });
  });

  test('is nothing', () => {
    expect(found(plannedStep('one')).secrets).toMatchObject({ state: 'ok', sentence: 'No value will be asked for.' });
  });
});
