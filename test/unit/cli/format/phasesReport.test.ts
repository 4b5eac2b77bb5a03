import { expect, test } from 'vitest';
import { countsOf } from '../../../../src/cli/format/phasesReport.ts';
import type { State } from '../../../../src/domain/phases/result.ts';
import { checkResult, phaseResult } from '../phaseResults.ts';

test('Checks are counted by their state over all phases; what is being asked is not known', () => {
  const states: readonly State[] = [
    'passed',
    'passed',
    'failed',
    'blocked',
    'unknown',
    'running',
    'stale',
    'notApplicable',
  ];
  const [first, ...rest] = states.map((state, index) => checkResult(String(index), { state }));
  const phases = [phaseResult('a', first === undefined ? [] : [first]), phaseResult('b', rest)];
  expect(countsOf(phases)).toEqual({ passed: 2, failed: 1, blocked: 1, unknown: 2, stale: 1, notApplicable: 1 });
});
