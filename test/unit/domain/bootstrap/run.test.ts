import { expect, test } from 'vitest';
import { isRefusal, refusal } from '../../../../src/domain/bootstrap/run.ts';
import { runOf } from './plans.ts';

test('a refusal is told from a run', () => {
  expect(refusal('bootstrap/held', 'Somebody is at it.')).toEqual({
    code: 'bootstrap/held',
    sentence: 'Somebody is at it.',
    remedy: null,
  });
  expect([refusal('bootstrap/held', 'x', 'Wait.'), runOf([])].map(isRefusal)).toEqual([true, false]);
});
