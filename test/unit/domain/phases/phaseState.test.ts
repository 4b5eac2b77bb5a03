import { describe, expect, test } from 'vitest';
import { isClear, isOpen, stateOf, stepsOf } from '../../../../src/domain/phases/phaseState.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { CheckResult, State } from '../../../../src/domain/phases/result.ts';
import { resultOf, verdict } from '../../../../src/domain/phases/verdict.ts';
import { worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { spec, plan } = template();
const check = (id: string, state: State, more: Partial<CheckResult> = {}): CheckResult => {
  const [of] = spec.phases[0]?.checks ?? [];
  if (of === undefined) throw new Error('The template has no checks.');
  return { ...resultOf(of, verdict(state, 'it is so')), id, title: id.toUpperCase(), ...more };
};

describe('the state of a phase', () => {
  test.each([
    [[], 'passed'],
    [['passed', 'notApplicable'], 'passed'],
    [['notApplicable'], 'passed'],
    [['passed', 'stale'], 'stale'],
    [['stale', 'unknown'], 'unknown'],
    [['unknown', 'running'], 'running'],
    [['running', 'blocked'], 'blocked'],
    [['blocked', 'failed', 'unknown'], 'failed'],
  ] as const)('%j: %s', (states, state) => {
    expect(stateOf(states.map((one) => check('a', one)))).toBe(state);
  });

  test('Advisory checks only show', () => {
    expect(stateOf([check('a', 'failed', { level: 'advisory' })])).toBe('passed');
  });
});

const onDemand = { kind: 'http' } as const;

describe('whether later phases need not wait', () => {
  test.each([
    ['passed', [check('a', 'passed')], true],
    ['stale, passed before', [check('a', 'stale', { was: 'passed' })], true],
    ['stale, failed before', [check('a', 'stale', { was: 'failed' })], false],
    ['unknown', [check('a', 'unknown')], false],
    ['unknown behind what nobody asked', [check('a', 'unknown', { blockedBy: 'b' })], true],
    ['never asked', [check('a', 'unknown', onDemand)], true],
    ['asked long ago', [check('a', 'stale', { ...onDemand, was: 'failed' })], true],
    ['being asked', [check('a', 'running', onDemand)], true],
    ['asked and failed', [check('a', 'failed', onDemand)], false],
    ['blocked', [check('a', 'blocked')], false],
    ['failed, and only advised', [check('a', 'failed', { level: 'advisory' })], true],
  ])('%s: %s', (_, checks, clear) => {
    expect(isClear({ state: stateOf(checks), reason: null, checks })).toBe(clear);
  });

  test("A phase that waits itself, or can't be read, lets nobody pass", () => {
    expect(isClear({ state: 'blocked', reason: null, checks: [] })).toBe(false);
    expect(isClear({ state: 'unknown', reason: 'No file.', checks: [] })).toBe(false);
  });

  test('What is only being asked is open', () => {
    expect(isOpen({ state: 'running', checks: [check('a', 'running'), check('b', 'passed')] })).toBe(true);
    expect(isOpen({ state: 'running', checks: [check('a', 'running'), check('b', 'unknown')] })).toBe(false);
    expect(isOpen({ state: 'failed', checks: [check('a', 'running')] })).toBe(false);
  });
});

describe('steps', () => {
  const [phase] = plan.phases;
  if (phase === undefined) throw new Error('The template has no phases.');
  const stepWith = (satisfiedBy: readonly string[], when: string | null, checks: readonly CheckResult[]) => {
    const step = {
      id: 's',
      kind: 'backup',
      title: 'S',
      spot: { path: '', line: 0 },
      satisfiedBy,
      when,
      risk: 'none',
      undo: null,
    } as const;
    const [planned] = planOf({ ...spec, phases: [{ ...phase.spec, steps: [step] }] }).phases;
    if (planned === undefined) throw new Error('There is no phase');
    const [result] = stepsOf(planned, checks, spec, worldOf(new Map()));
    return [result?.satisfied, result?.reason, result?.applies];
  };

  test.each([
    [['a'], null, [check('a', 'passed')], true, ''],
    [['a', 'b'], null, [check('a', 'passed'), check('b', 'notApplicable')], true, ''],
    [['a', 'b'], null, [check('a', 'passed'), check('b', 'failed')], false, '"B": it is so.'],
    [['a'], null, [check('a', 'stale', { was: 'passed' })], false, '"A": not looked at lately.'],
    [['x'], null, [check('a', 'passed')], false, '"x" is no check of this phase.'],
    [[], null, [], false, 'No check says when it is done.'],
    [['a'], 'false', [check('a', 'failed')], true, ''],
    [
      ['a'],
      'nothing',
      [check('a', 'passed')],
      false,
      'Whether it applies can\'t be told: Nothing is known of "nothing".',
    ],
  ])('%j when %s', (ids, when, checks, satisfied, reason) => {
    expect(stepWith(ids, when, checks)).toEqual([satisfied, reason, when !== 'false']);
  });

  test('One that can not be understood is listed where it stands, with what is wrong, and decides nothing', () => {
    const at = (line: number) => ({ path: 'phases/0-a/phase.yaml', line });
    const base = { satisfiedBy: ['a'], when: null, risk: 'none', undo: null } as const;
    const usable = (id: string, line: number) => ({ ...base, id, kind: 'backup', title: id, spot: at(line) }) as const;
    const broken = { id: 'x', kind: 'host', title: 'X', spot: at(4), problem: 'It has no "script".' };
    const [planned] = planOf({
      ...spec,
      phases: [{ ...phase.spec, steps: [usable('s', 0), usable('t', 8)], unusable: [broken] }],
    }).phases;
    if (planned === undefined) throw new Error('There is no phase');
    expect(stepsOf(planned, [check('a', 'passed')], spec, worldOf(new Map()))).toMatchObject([
      { id: 's', satisfied: true, problem: null },
      { id: 'x', kind: 'host', satisfied: false, reason: broken.problem, problem: broken.problem },
      { id: 't', satisfied: true, problem: null },
    ]);
  });
});
