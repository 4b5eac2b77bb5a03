import { expect, test } from 'vitest';
import { begunRun, heard, nameOfRun } from '../../../../src/domain/bootstrap/heardRun.ts';
import type { HeardRun } from '../../../../src/domain/bootstrap/heardRun.ts';
import type { RunEvent } from '../../../../src/domain/bootstrap/run.ts';
import { plannedStep, planOf } from './plans.ts';

const steps = [plannedStep('one', { satisfied: true }), plannedStep('two'), plannedStep('three')];
const begun = begunRun(planOf(steps), new Date('2026-01-02T03:04:05Z'));

type Said = readonly [step: string, state: RunEvent['state'], message?: string];

/** What is known after these events. */
function after(...events: readonly Said[]): HeardRun {
  return events.reduce(
    (run, [step, state, message = '']) => heard(run, { at: '2026-01-02T03:04:06Z', step, state, message }),
    begun,
  );
}

test('A run that begins is known by its plan, and nothing was heard of it', () => {
  expect(begun).toMatchObject({
    phase: 'gitops',
    title: 'GitOps',
    cluster: { context: 'homelab', server: 'https://homelab:6443' },
    digest: 'd'.repeat(64),
    begun: '2026-01-02T03:04:05.000Z',
    step: '',
  });
  expect(begun.steps.map(({ id, state }) => [id, state])).toEqual([
    ['one', 'satisfied'],
    ['two', 'left'],
    ['three', 'left'],
  ]);
});

test.each<[string, readonly Said[], step: string, states: readonly string[]]>([
  ['a step that begins', [['two', 'running', 'Title of two']], 'Title of two', ['satisfied', 'running', 'left']],
  [
    'one that has ended',
    [
      ['two', 'running'],
      ['two', 'passed', 'made'],
    ],
    'Title of two',
    ['satisfied', 'passed: made', 'left'],
  ],
  [
    'one that was cancelled by the window that goes',
    [
      ['two', 'running'],
      ['two', 'cancelled', 'It was cancelled.'],
    ],
    'Title of two',
    ['satisfied', 'cancelled: It was cancelled.', 'left'],
  ],
  ['what is of the whole run', [['', 'running', 'Holds the Lease.']], '', ['satisfied', 'left', 'left']],
  ['one that had nothing to do', [['one', 'passed', 'green']], '', ['satisfied', 'left', 'left']],
  ['one that nobody knows', [['gone', 'running']], '', ['satisfied', 'left', 'left']],
])('After %s it is known how far it came', (_, events, step, states) => {
  const run = after(...events);
  expect(run.step).toBe(step);
  const told = run.steps.map(({ state, message }) => [state, message].filter((part) => part !== '').join(': '));
  expect(told).toEqual(states);
});

test('A run is another than one of another plan, or of the same at another time, and stays the same while it goes on', () => {
  const at = (digest: string, time: number) => nameOfRun(begunRun({ ...planOf(steps), digest }, new Date(time)));
  expect(new Set([at('d', 0), at('e', 0), at('d', 1)]).size).toBe(3);
  expect(nameOfRun(after(['two', 'running']))).toBe(nameOfRun(begun));
});
