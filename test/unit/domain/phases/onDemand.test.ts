import { describe, expect, test } from 'vitest';
import { judgeAnswer } from '../../../../src/domain/phases/answer.ts';
import { judgePhases } from '../../../../src/domain/phases/judgePhases.ts';
import type { CheckResult } from '../../../../src/domain/phases/result.ts';
import type { Answered } from '../../../../src/domain/phases/world.ts';
import { greenObjects, noon, worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { plan, rows, settings } = template();
const green = greenObjects(rows, settings);
const day = 24 * 60 * 60 * 1000;
const admitted = { refusal: null, reason: null, warnings: [] };
const accepted = judgeAnswer(
  plan,
  'security',
  'accepted',
  { kind: 'admission', tried: [admitted] },
  { git: null, now: noon },
  5,
);

function checkWith(answer: Answered | 'running' | null, now = noon, of = plan, id = 'accepted'): CheckResult {
  const world = worldOf(green, { now, onDemand: (_, check) => (check === 'accepted' ? answer : null) });
  const check = judgePhases(of, world, null)
    .results.flatMap(({ checks }) => checks)
    .find((one) => one.id === id);
  if (check === undefined) throw new Error('There is no such check');
  return check;
}

describe('a check on demand', () => {
  test('that was never asked needs Validate', () => {
    expect(checkWith(null)).toMatchObject({ state: 'unknown', message: 'needs Validate', needsValidate: true });
  });

  test('that is asked is running', () => {
    expect(checkWith('running')).toMatchObject({ state: 'running', needsValidate: false });
  });

  test('keeps its result, its time and its evidence', () => {
    expect(checkWith(accepted, noon + day - 1)).toMatchObject({
      state: 'passed',
      message: 'accepted',
      ms: 5,
      needsValidate: false,
      evidence: { at: '2026-11-26T12:00:00.000Z' },
    });
  });

  test('grows stale after a day', () => {
    expect(checkWith(accepted, noon + day)).toMatchObject({ state: 'stale', was: 'passed', needsValidate: true });
  });

  test('is stale once what it reads has changed', () => {
    const other = template(['phases/3-security/probes/compliant.yaml', 'busybox:1.37.0', 'busybox:1.38.0']).plan;
    expect(checkWith(accepted, noon, other)).toMatchObject({
      state: 'stale',
      was: 'passed',
      reason: 'What it reads has changed since it was validated.',
    });
  });

  test('without a manifest says so', () => {
    const other = template({ without: ['phases/3-security/probes/compliant.yaml'] }).plan;
    expect(checkWith(null, noon, other).reason).toContain('phases/3-security/probes/compliant.yaml is missing');
  });

  test.each(['isolated', 'mounted', 'hooks'])('%s needs Validate, whatever its kind', (id) => {
    expect(checkWith(null, noon, plan, id)).toMatchObject({
      state: 'unknown',
      message: 'needs Validate',
      needsValidate: true,
    });
  });

  test('says what to do where that is another thing than its file says', () => {
    const answer = { kind: 'failure', message: 'Slipway only reads.', remedy: 'Allow writing.', right: null } as const;
    const judged = judgeAnswer(plan, 'security', 'accepted', answer, { git: null, now: noon }, 5);
    expect(checkWith(judged)).toMatchObject({
      state: 'unknown',
      reason: 'Slipway only reads.',
      remedy: 'Allow writing.',
    });
  });

  test('that runs again tells what it was', () => {
    const world = worldOf(green, { onDemand: (_, check) => (check === 'accepted' ? accepted : null) });
    const before = judgePhases(plan, world, null);
    const again = judgePhases(plan, { ...world, onDemand: () => 'running' }, before);
    const check = again.results.flatMap(({ checks }) => checks).find(({ id }) => id === 'accepted');
    expect(check).toMatchObject({ state: 'running', was: 'passed' });
  });
});
