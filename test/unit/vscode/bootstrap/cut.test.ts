import { afterEach, expect, test, vi } from 'vitest';
import { commands } from '../../../../src/contributions.ts';
import { tellCut } from '../../../../src/vscode/bootstrap/cut.ts';
import { RunMemory } from '../../../../src/vscode/bootstrap/memory.ts';
import { Memory, run, window } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

afterEach(() => {
  vi.restoreAllMocks();
  run.length = 0;
});

/** A window that comes back after one that went in the middle of a run, or without one. */
async function back(step: string | null, answer?: string) {
  const memory = new RunMemory(new Memory() as never);
  if (step !== null) await memory.keep({ phase: 'security', title: 'Sec](urity', cluster: 'homelab', step });
  const said = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(answer);
  await tellCut(memory);
  return { memory, said: said.mock.calls.map(([text]) => text) };
}

test('Who comes back is told where the run was cut, once', async () => {
  const { memory, said } = await back('Wait for the policies');
  expect(said).toEqual([
    'Bootstrapping Sec]\u200b(urity on homelab was cut at the step "Wait for the policies" when its window closed. To go on, it is looked at what was done.',
  ]);
  expect(memory.run).toBe(null);
  expect(run).toEqual([]);
});

test('Who goes on looks again from the beginning', async () => {
  await back('', 'Go On…');
  expect(run).toEqual([[commands.bootstrapPhase, { phase: 'security' }]]);
});

test('Who had none is told nothing', async () => {
  expect((await back(null)).said).toEqual([]);
});
