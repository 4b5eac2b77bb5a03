import { beforeEach, describe, expect, test, vi } from 'vitest';
import { refusal } from '../../../../src/domain/bootstrap/run.ts';
import type { Run, RunEvent } from '../../../../src/domain/bootstrap/run.ts';
import { RunMemory } from '../../../../src/vscode/bootstrap/memory.ts';
import type { Report } from '../../../../src/vscode/bootstrap/memory.ts';
import { BootstrapRuns } from '../../../../src/vscode/bootstrap/runs.ts';
import type { RunTerminal } from '../../../../src/vscode/bootstrap/terminal.ts';
import { Memory } from '../../../fakes/vscode.ts';
import { planOf, runOf } from './desk.ts';

/** What the run does: set by each test. */
const engine = vi.hoisted(() => ({
  run: (..._all: readonly never[]): Promise<unknown> => Promise.resolve(null),
}));

vi.mock('../../../../src/actions/bootstrap/run.ts', () => ({
  runPlan: (...all: readonly never[]) => engine.run(...all),
}));

const shown = vi.hoisted(() => ({ terminals: [] as { readonly pty: RunTerminal; shows: number; isThere: boolean }[] }));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const createTerminal = ({ pty }: { readonly pty: RunTerminal }) => {
    const one = { pty, shows: 0, isThere: true };
    shown.terminals.push(one);
    pty.open({ columns: 200, rows: 40 });
    return { show: () => one.shows++, dispose: () => (one.isThere = false) };
  };
  const withProgress = async (_: unknown, work: () => unknown) => work();
  return { ...fake, window: { ...fake.window, createTerminal, withProgress } };
});

beforeEach(() => {
  shown.terminals.length = 0;
});

interface Engine {
  readonly agreed: {
    readonly phase: string;
    readonly uid: string;
    readonly digest: string;
    readonly override?: boolean;
  };
  readonly event: (step: string, state: RunEvent['state'], message?: string) => void;
  readonly line: (step: string, line: string) => void;
  readonly signal: AbortSignal;
}

/** A window in which a plan was agreed to, and a run that does what `work` says. */
function desk(work: (engine: Engine) => Promise<Run | ReturnType<typeof refusal>>) {
  const memory = new RunMemory(new Memory() as never);
  const [logged, reports]: [string[], Report[]] = [[], []];
  const log = { info: (line: string) => logged.push(line), error: (error: unknown) => logged.push(String(error)) };
  const report = { write: async (one: Report) => void reports.push(one) };
  let now = 0;
  const runs = new BootstrapRuns({
    log: log as never,
    memory,
    report: report as never,
    now: () => new Date((now += 1000)),
  });
  let exchange = (): void => undefined;
  const phases = {
    onExchange: (listener: () => void) => {
      exchange = listener;
      return () => (exchange = () => undefined);
    },
  };
  const plan = planOf();
  engine.run = async (...all: readonly unknown[]) => {
    const [, , agreed, events, signal] = all as [
      never,
      never,
      Engine['agreed'],
      { event(event: RunEvent): void; line(step: string, line: string): void },
      AbortSignal,
    ];
    return work({
      agreed,
      signal,
      event: (step, state, message = '') => events.event({ at: '2026-01-01T12:00:00Z', step, state, message }),
      line: (step, line) => events.line(step, line),
    });
  };
  return {
    runs,
    memory,
    logged,
    reports,
    plan,
    exchange: () => exchange(),
    begin: () => runs.run({ plan, override: false, ports: {} as never, phases: phases as never }),
  };
}

/** Resolves when somebody cancels. */
function cancelled(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve());
  return promise;
}

describe('A run', () => {
  test('is of the plan that was agreed to, on its cluster', async () => {
    const seen: unknown[] = [];
    const one = desk(async ({ agreed }) => {
      seen.push(agreed);
      return runOf(planOf());
    });
    expect(await one.begin()).toEqual({
      state: 'passed',
      sentence: 'Security is bootstrapped.',
      isReported: true,
      isChanged: false,
    });
    expect(seen).toEqual([{ phase: 'security', uid: 'u-1', digest: '1a2b3c4d5e6f7a8b9c0d', override: false }]);
    const [run, name] = ['1970-01-01T00:00:01.000Z 1a2b3c4d5e6f7a8b9c0d', 'Report of Security.md'];
    expect(one.reports).toMatchObject([{ run, name, unfinished: null }]);
  });

  test('tells which step runs, and remembers it while it does', async () => {
    const told: unknown[] = [];
    const one = desk(async ({ event, line }) => {
      event('', 'running', 'The Lease is taken.');
      told.push(one.runs.running, one.memory.run);
      event('release', 'running');
      line('release', 'committed c0ffee');
      await Promise.resolve();
      told.push(one.runs.running, one.memory.run);
      event('release', 'passed', 'released');
      told.push(one.memory.run);
      return runOf(planOf());
    });
    await one.begin();
    const record = { phase: 'security', title: 'Security', cluster: { context: 'homelab' }, digest: one.plan.digest };
    expect(told).toMatchObject([
      { phase: 'security', step: '' },
      { ...record, step: '', steps: [{ id: 'release', state: 'left' }] },
      { phase: 'security', step: 'Release security' },
      { ...record, step: 'Release security', steps: [{ id: 'release', state: 'running' }] },
      { ...record, steps: [{ id: 'release', state: 'passed', message: 'released' }] },
    ]);
    expect([one.runs.running, one.memory.run]).toEqual([null, null]);
    expect(one.logged).toContain('release: committed c0ffee');
  });

  test('is the only one: who asks for another sees its terminal', async () => {
    const one = desk(async ({ signal }) => {
      await cancelled(signal);
      return runOf(planOf(), { end: 'cancelled', sentence: 'Cancelled.' });
    });
    expect(one.runs.show()).toBe(false);
    const first = one.begin();
    expect(one.runs.show()).toBe(true);
    expect(await one.begin()).toBe(null);
    expect(shown.terminals.map(({ shows }) => shows)).toEqual([2]);
    shown.terminals[0]?.pty.handleInput('\u0003');
    expect(await first).toMatchObject({ state: 'cancelled', sentence: 'Cancelled.', isReported: true });
    expect(one.runs.show()).toBe(false);
  });

  test.each<[string, (one: ReturnType<typeof desk>) => void]>([
    ['its terminal is closed', () => shown.terminals[0]?.pty.close()],
    ['another cluster is chosen', (one) => one.exchange()],
    ['the window goes', (one) => void one.runs.leave()],
  ])('is cancelled when %s', async (_, act) => {
    const one = desk(async ({ signal }) => {
      await cancelled(signal);
      throw signal.reason;
    });
    const running = one.begin();
    await vi.waitUntil(() => one.memory.run !== null);
    act(one);
    expect(await running).toMatchObject({ state: 'cancelled', isReported: false });
  });

  test('that is cut by a window that goes is remembered, one that is cancelled is not', async () => {
    for (const [act, isKept] of [
      [(runs: BootstrapRuns) => void runs.leave(), true],
      [() => shown.terminals.at(-1)?.pty.close(), false],
    ] as const) {
      const one = desk(async ({ signal, event }) => {
        event('release', 'running');
        await cancelled(signal);
        return runOf(planOf(), { end: 'cancelled' });
      });
      const running = one.begin();
      await vi.waitUntil(() => one.memory.run?.step === 'Release security');
      act(one.runs);
      await running;
      expect(one.memory.run !== null).toBe(isKept);
    }
  });

  test('takes the place of the terminal of the one before', async () => {
    const one = desk(async () => runOf(planOf()));
    await one.begin();
    expect(shown.terminals.map(({ isThere }) => isThere)).toEqual([true]);
    await one.begin();
    expect(shown.terminals.map(({ isThere }) => isThere)).toEqual([false, true]);
  });

  const unfinished = ['failed', 'cancelled', 'changed', 'waits'] as const;
  test.each(unfinished)('that %s is gone on with by its report', async (end) => {
    const one = desk(async () => runOf(planOf(), { end }));
    await one.begin();
    expect(one.reports).toMatchObject([{ unfinished: 'security' }]);
  });

  test('that is refused has changed nothing, and has no report', async () => {
    const one = desk(async () => refusal('bootstrap/held', 'you@other is at it.', 'Wait for it.'));
    expect(await one.begin()).toEqual({
      state: 'failed',
      sentence: 'you@other is at it. Wait for it. Nothing was changed.',
      isReported: false,
      isChanged: false,
    });
    expect(one.reports).toEqual([]);
  });

  test('whose plan has become another one asks for a new plan', async () => {
    const one = desk(async () =>
      runOf(planOf(), { end: 'changed', sentence: 'It has changed.', remedy: 'Plan again.' }),
    );
    expect(await one.begin()).toMatchObject({ isChanged: true, sentence: 'It has changed. Plan again.' });
  });

  test('that meets it after a step has begun does not say that nothing was changed, cancelled or not', async () => {
    const one = desk(async ({ event, signal }) => {
      event('release', 'running');
      shown.terminals[0]?.pty.close();
      signal.throwIfAborted();
      return runOf(planOf());
    });
    await expect(one.begin()).rejects.toThrow('abort');
    expect(one.runs.show()).toBe(false);
  });

  test('that meets what nobody expected says so, and another can begin', async () => {
    const one = desk(async () => {
      throw new Error('odd');
    });
    await expect(one.begin()).rejects.toThrow('odd');
    expect([one.runs.show(), one.memory.run]).toEqual([false, null]);
    expect(one.logged).toContain('Error: odd');
  });
});
