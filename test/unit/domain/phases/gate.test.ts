import { describe, expect, test } from 'vitest';
import { gateOf } from '../../../../src/domain/phases/gate.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { CheckResult, State } from '../../../../src/domain/phases/result.ts';
import type { CheckSpec, PhaseSpec } from '../../../../src/domain/phases/spec.ts';
import { resultOf, verdict } from '../../../../src/domain/phases/verdict.ts';
import { worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { spec } = template();
const spot = { path: '', line: 0 };
const base = {
  id: 'b',
  title: 'B',
  why: null,
  remedy: null,
  level: 'required',
  requires: [],
  when: null,
  message: null,
  spot,
} as const;
const file: CheckSpec = { ...base, expect: 'true', kind: 'file', reads: [] };
const http: CheckSpec = { ...base, expect: null, kind: 'http', url: "''", status: null, token: null };

function gate(check: CheckSpec, required: readonly CheckResult[] = [], more = {}, of = spec) {
  const plan = planOf({
    ...of,
    phases: of.phases.slice(0, 1).map((phase): PhaseSpec => Object.assign({}, phase, { checks: [check] })),
  });
  const planned = plan.phases[0]?.checks[0];
  if (planned === undefined) throw new Error('There is no check');
  return gateOf(planned, of, worldOf(new Map(), more), required);
}

const result = (of: CheckSpec, state: State, more = {}): CheckResult =>
  resultOf({ ...of, id: 'a', title: 'A' }, verdict(state, 'it is so', more));

describe('whether a check applies', () => {
  test.each([
    ['true', null],
    ['false', { state: 'notApplicable', message: 'false is false' }],
    ['platform.nothing', { state: 'unknown', message: 'nobody can tell whether it applies' }],
    ['1', { state: 'unknown' }],
  ])('%s', (when, expected) => {
    expect({ gate: gate({ ...file, when }) }).toMatchObject({ gate: expected });
  });
});

describe('what a check waits for', () => {
  test.each([
    ['nothing', [], null],
    ['what passed', [result(file, 'passed'), result(file, 'notApplicable')], null],
    ['what passed when it was last seen', [result(file, 'stale', { was: 'passed' })], null],
    ['what failed when it was last seen', [result(file, 'stale', { was: 'failed' })], { state: 'blocked' }],
    [
      'what failed',
      [result(file, 'failed')],
      { state: 'blocked', blockedBy: 'a', message: 'waits for A', reason: '"A" has to pass first: it is so.' },
    ],
    ['what is blocked', [result(file, 'blocked')], { state: 'blocked' }],
    [
      'what may not be known',
      [result(file, 'unknown', { reason: 'It may not be read.' })],
      { state: 'unknown', blockedBy: null, message: 'waits for A', reason: 'It may not be read.' },
    ],
    ['what is running', [result(file, 'running')], { state: 'running', blockedBy: 'a' }],
    [
      'what nobody asked',
      [result(http, 'unknown', { needsValidate: true })],
      { state: 'unknown', blockedBy: 'a', needsValidate: false },
    ],
    ['what is too old', [result(http, 'stale', { was: 'failed' })], { state: 'unknown', blockedBy: 'a' }],
    ['what itself waits for what nobody asked', [result(file, 'unknown', { blockedBy: 'x' })], { state: 'unknown' }],
    [
      'the worst of several',
      [result(http, 'unknown'), result(file, 'running'), result(file, 'failed')],
      { state: 'blocked' },
    ],
  ])('%s', (_, required, expected) => {
    expect({ gate: gate(file, required) }).toMatchObject({ gate: expected });
  });

  test('A check on demand that waits for another needs Validate itself', () => {
    expect(gate(http, [result(http, 'unknown')])).toMatchObject({ state: 'unknown', needsValidate: true });
  });
});

describe('what an expression names and nobody knows', () => {
  const git = { ...file, expect: 'git.head == ""' };

  test('Git', () => {
    expect(gate(git, [], { git: null })).toMatchObject({ state: 'running', message: 'asking Git' });
    expect(gate(git, [], { git: { failure: 'No repository.' } })).toMatchObject({
      state: 'unknown',
      reason: 'No repository.',
    });
    expect(gate(git)).toBeNull();
    expect(gate(file, [], { git: null })).toBeNull();
  });

  test('the platform', () => {
    const unreadable = { ...spec, platform: null };
    expect(gate({ ...file, expect: 'platform.gpu.enabled' }, [], {}, unreadable)).toMatchObject({ state: 'unknown' });
    expect(gate({ ...file, when: 'platform.gpu.enabled' }, [], {}, unreadable)).toMatchObject({ state: 'unknown' });
    expect(gate(file, [], {}, unreadable)).toBeNull();
  });
});
