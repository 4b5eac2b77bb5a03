import { expect, test } from 'vitest';
import { conclusion } from '../../../../src/domain/bootstrap/conclusion.ts';
import type { PlanWords } from '../../../../src/domain/bootstrap/plan.ts';
import type { RanStep, Run } from '../../../../src/domain/bootstrap/run.ts';
import { planOf, ranStep } from './plans.ts';

const cut = (more: Partial<RanStep> = {}): RanStep => ranStep('b', { state: 'cancelled', ...more });
const stateOf: Partial<Record<Run['end'], RanStep['state']>> = { passed: 'passed', waits: 'waits' };
const commit = 'c'.repeat(40);

test.each<[string, Run['end'], readonly RanStep[], string]>([
  ['one that ran', 'passed', [ranStep('a')], 'GitOps: its one step ran.'],
  ['all that ran', 'passed', [ranStep('a'), ranStep('b')], 'GitOps: all 2 steps ran.'],
  [
    'some that had nothing to do',
    'passed',
    [ranStep('a'), ranStep('b', { state: 'satisfied' })],
    'GitOps: 1 of 2 steps ran, and the others had nothing to do.',
  ],
  ['a cancel', 'cancelled', [ranStep('a'), cut()], 'GitOps was cancelled at "Title of b": 1 of 2 steps are done.'],
  [
    'a cancel after a commit',
    'cancelled',
    [cut({ commit })],
    'GitOps was cancelled at "Title of b": 0 of 1 steps are done, and the commit ccccccc is made.',
  ],
  [
    'a failure',
    'failed',
    [ranStep('a', { state: 'failed', message: 'Nobody has it.' })],
    'GitOps stopped at "Title of a": Nobody has it.',
  ],
  [
    'a step that waits for somebody',
    'waits',
    [ranStep('a'), ranStep('b', { state: 'waits', message: 'It is not merged.' }), ranStep('c', { state: 'left' })],
    'GitOps waits at "Title of b": It is not merged.',
  ],
])('%s', (_, end, steps, sentence) => {
  expect(conclusion(end, planOf([]), steps).sentence).toBe(sentence);
});

test.each<[string, Run['end'], PlanWords | undefined, string | null]>([
  ['nothing after a phase', 'passed', undefined, null],
  [
    'the same again after a cancel',
    'cancelled',
    undefined,
    'Run the phase again: it looks at what is there, and goes on.',
  ],
  ['what the step says', 'failed', undefined, 'Ask for it.'],
  ['what somebody has to do', 'waits', undefined, 'Ask for it.'],
])('what is to do: %s', (_, end, words, remedy) => {
  const steps = [ranStep('a', { state: stateOf[end] ?? 'failed', remedy: 'Ask for it.' })];
  expect(conclusion(end, planOf([], words === undefined ? {} : { words }), steps).remedy).toBe(remedy);
});
