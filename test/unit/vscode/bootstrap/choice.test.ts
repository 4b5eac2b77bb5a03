import { expect, test, vi } from 'vitest';
import type { PhaseResult } from '../../../../src/domain/phases/result.ts';
import { choosePhase } from '../../../../src/vscode/bootstrap/choice.ts';
import { QuickPickBox } from '../../../fakes/quickPick.ts';
import { window } from '../../../fakes/vscode.ts';
import { phaseResult } from '../phases/results.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

/** A phase with one step, which has something to do or not. */
function phase(id: string, satisfied: boolean, said: Partial<PhaseResult> = {}): PhaseResult {
  const step = {
    id: 'release',
    kind: 'gitops',
    title: 'Release it',
    spot: { path: `phases/${id}/phase.yaml`, line: 7 },
    applies: true,
    satisfied,
    reason: '',
    problem: null,
  };
  return phaseResult({ id, title: id, steps: [step], ...said });
}

const red = { state: 'failed' } as const;

test.each<[string, readonly PhaseResult[], readonly string[]]>([
  ['the first that is not green and has something to do', [phase('a', true), phase('b', false, red)], ['b']],
  ['not one before it that has nothing to do', [phase('a', true, red), phase('b', false, red)], ['b']],
  ['not a green one, though a step of it is open', [phase('a', false), phase('b', false, red)], ['b']],
  [
    'not one that waits for another',
    [phase('a', true, red), phase('b', false, { state: 'blocked', blockedBy: ['a'] })],
    ['a'],
  ],
  ['the first that is not green where none has anything to do', [phase('a', true), phase('b', true, red)], ['b']],
  ['none where all are green', [phase('a', true)], []],
])('What is proposed is %s', async (_, results, wanted) => {
  const box = new QuickPickBox();
  Object.assign(window, { createQuickPick: () => box });
  const chosen = choosePhase(results);
  expect(box.activeItems.map((row) => ('phase' in row ? row.phase : null))).toEqual(wanted);
  await vi.waitUntil(() => box.isShown);
  box.leave();
  expect(await chosen).toBe(null);
});
