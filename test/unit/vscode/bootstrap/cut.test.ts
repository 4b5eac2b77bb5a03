import { afterEach, expect, test, vi } from 'vitest';
import { commands } from '../../../../src/contributions.ts';
import { begunRun, nameOfRun } from '../../../../src/domain/bootstrap/heardRun.ts';
import { tellCut } from '../../../../src/vscode/bootstrap/cut.ts';
import { RunMemory } from '../../../../src/vscode/bootstrap/memory.ts';
import { Memory, run, window } from '../../../fakes/vscode.ts';
import { plannedStep, planOf } from './desk.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const tabs = vi.hoisted(() => ({ closed: 0 }));

vi.mock('../../../../src/vscode/preview.ts', () => ({ closeLeft: async () => void tabs.closed++ }));

afterEach(() => {
  vi.restoreAllMocks();
  run.length = 0;
  tabs.closed = 0;
});

/** A window that comes back after one that went in the middle of a run, or without one. */
async function back(step: string | null, answer?: string, phase = 'security') {
  const memory = new RunMemory(new Memory() as never);
  const steps = [plannedStep({ id: 'wait', title: 'Wait for the policies', kind: 'applications' })];
  const begun = begunRun(planOf({ phase: { id: phase, number: 3, title: 'Sec](urity' }, steps }), new Date(0));
  if (step !== null) await memory.keep({ ...begun, step });
  const said = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(answer);
  await tellCut(memory);
  return { memory, said: said.mock.calls.map(([text]) => text) };
}

test('Who comes back is told where the run was cut, once', async () => {
  const { memory, said } = await back('Wait for the policies');
  expect(said).toEqual([
    'Bootstrapping Sec]\u200b(urity on homelab was cut at the step "Wait for the policies" when its window closed. Going on begins with looking at what is there.',
  ]);
  expect(memory.run).toBe(null);
  expect(run).toEqual([]);
});

test('The report of the last run says that it was cut, and not how one before it went', async () => {
  const { memory } = await back('Wait for the policies');
  expect(memory.report?.name).toBe('Report of Sec](urity.md');
  expect(memory.report?.text).toMatch(/^# Sec.*urity on homelab: cut\n\n.*cut at the step "Wait for the policies"/);
  expect(memory.report?.text).toContain('| Wait for the policies (applications) | not begun |');
  expect(memory.report?.unfinished).toBe('security');
  expect((await back(null)).memory.report).toBe(null);
});

test.each<readonly [what: string, at: Date, kept: boolean]>([
  ['of this very run', new Date(0), true],
  ['of a run of the same plan before', new Date(1), false],
])('A report %s is kept, since it knows more: not that of another', async (_, at, kept) => {
  const memory = new RunMemory(new Memory() as never);
  const plan = planOf();
  await memory.keep(begunRun(plan, new Date(0)));
  await memory.write({ run: nameOfRun(begunRun(plan, at)), name: 'a.md', text: '# All of it', unfinished: null });
  vi.spyOn(window, 'showWarningMessage').mockResolvedValue(undefined);
  await tellCut(memory);
  expect(memory.report?.text === '# All of it').toBe(kept);
});

test('The documents of the window before go, whose texts have gone with it', async () => {
  await back(null);
  expect(tabs.closed).toBe(0);
  await back('Wait for the policies');
  expect(tabs.closed).toBe(1);
});

test('Who goes on looks again from the beginning', async () => {
  await back('', 'Go On…');
  expect(run).toEqual([[commands.bootstrapPhase, { phase: 'security' }]]);
});

test('A switch of the source is gone on with by its own command', async () => {
  await back('', 'Go On…', 'source-gitlab');
  expect(run).toEqual([[commands.switchSource]]);
});

test('Who had none is told nothing', async () => {
  expect((await back(null)).said).toEqual([]);
});
