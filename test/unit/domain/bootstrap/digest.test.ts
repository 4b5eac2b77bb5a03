import { describe, expect, test } from 'vitest';
import { digestOf, isAgreed } from '../../../../src/domain/bootstrap/digest.ts';
import type { BootstrapPlan, PlannedFile } from '../../../../src/domain/bootstrap/plan.ts';
import { planOf, plannedStep } from './plans.ts';

const steps = [plannedStep('one', { decides: { a: 1, b: [2] } }), plannedStep('two', { satisfied: true })];
const plan = planOf(steps);
const other = (more: Partial<BootstrapPlan>) => digestOf({ ...plan, ...more });

test('it is SHA-256 in hex', async () => expect(await digestOf(plan)).toMatch(/^[0-9a-f]{64}$/));

describe('is the same', () => {
  test.each<[string, Partial<BootstrapPlan>]>([
    ['for keys in another order', { steps: [plannedStep('one', { decides: { b: [2], a: 1 } }), steps[1] as never] }],
    ['for other words', { steps: steps.map((step) => ({ ...step, title: 'x', reason: 'y', changes: [] })) }],
    [
      'whatever a satisfied step says',
      { steps: [steps[0] as never, plannedStep('two', { satisfied: true, decides: 9 })] },
    ],
    ['whatever was looked at before', { preflight: [], obstacles: ['x'], digest: '' }],
  ])('%s', async (_, more) => expect(await other(more)).toBe(await digestOf(plan)));
});

describe('is another one', () => {
  test.each<[string, Partial<BootstrapPlan>]>([
    ['for another cluster', { cluster: { ...plan.cluster, uid: '00000000-0000-4000-8000-000000000002' } }],
    ['for another commit', { head: 'b'.repeat(40) }],
    ['for no commit', { head: null }],
    ['for another phase', { phase: { ...plan.phase, id: 'x' } }],
    ['for what was overridden', { overrides: ['Storage is not done.'] }],
    ['for what a step would do', { steps: [plannedStep('one', { decides: { a: 1, b: [3] } }), steps[1] as never] }],
    ['for another risk', { steps: [plannedStep('one', { ...steps[0], risk: 'data-loss' }), steps[1] as never] }],
    ['for another name to type', { steps: [plannedStep('one', { ...steps[0], typed: ['x'] }), steps[1] as never] }],
    ['for another way back', { steps: [plannedStep('one', { ...steps[0], undo: 'x' }), steps[1] as never] }],
    [
      'for what runs while it is planned',
      { steps: [plannedStep('one', { ...steps[0], use: 'x' }), steps[1] as never] },
    ],
    ['for a step that is not satisfied any more', { steps: [steps[0] as never, plannedStep('two')] }],
    ['for another order of steps', { steps: [plannedStep('two'), plannedStep('one')] }],
  ])('%s', async (_, more) => expect(await other(more)).not.toBe(await digestOf(plan)));
});

describe('a step that is planned again', () => {
  const file = (path: string, sha256: string | null, isScript = false): PlannedFile => ({ path, sha256, isScript });

  test.each<[string, readonly PlannedFile[], readonly PlannedFile[], boolean]>([
    ['names the same files', [file('a', 'x')], [file('a', 'x')], true],
    ['names a file with other contents', [file('a', 'x')], [file('a', 'y')], false],
    ['names a file that has gone', [file('a', 'x')], [file('a', null)], false],
    ['names data that has come', [file('a', null)], [file('a', 'x')], true],
    ['names a script that has come', [file('a.sh', null, true)], [file('a.sh', 'x', true)], false],
    ['names a script that has come where none was looked for', [file('a', null)], [file('a', 'x', true)], false],
    ['names data that has come by a word that looks like no file', [], [file('a', 'x')], true],
    ['names a script that has come by such a word', [], [file('a', 'x', true)], false],
  ])('%s', (_, agreed, now, is) => {
    expect(isAgreed(plannedStep('one', { files: agreed }), plannedStep('one', { files: now }))).toBe(is);
  });

  test('would do another thing', () => {
    expect(isAgreed(plannedStep('one'), plannedStep('one', { decides: { a: 2 } }))).toBe(false);
  });
});
