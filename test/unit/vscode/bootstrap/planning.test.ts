import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BootstrapPlan } from '../../../../src/domain/bootstrap/plan.ts';
import { unknownItems } from '../../../../src/domain/bootstrap/preflight.ts';
import { refusal } from '../../../../src/domain/bootstrap/run.ts';
import type { Refusal } from '../../../../src/domain/bootstrap/run.ts';
import { planned } from '../../../../src/vscode/bootstrap/planning.ts';
import type { Over } from '../../../../src/vscode/bootstrap/ports.ts';
import { EventEmitter, window } from '../../../fakes/vscode.ts';
import { planOf } from './desk.ts';

interface Row {
  readonly label: string;
  readonly detail?: string;
}

/** A quick pick, and somebody in front of it. */
class Box {
  readonly accepted = new EventEmitter<void>();
  readonly hidden = new EventEmitter<void>();
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  title = '';
  placeholder = '';
  busy = false;
  items: readonly Row[] = [];
  selectedItems: readonly Row[] = [];
  activeItems: readonly Row[] = [];
  isShown = false;

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.hidden.fire();
  }

  dispose(): void {
    this.hide();
  }

  take(label: string): void {
    const row = this.items.find((one) => one.label === label);
    if (row === undefined) throw new Error(`There is no row ${label} in ${JSON.stringify(this.items)}`);
    this.selectedItems = [row];
    this.accepted.fire();
  }
}

const engine = vi.hoisted(() => ({ plan: (..._all: readonly never[]): Promise<unknown> => Promise.resolve(null) }));
const shown = vi.hoisted(() => ({ boxes: [] as unknown[] }));

vi.mock('../../../../src/actions/bootstrap/plan.ts', () => ({
  planPhase: (...all: readonly never[]) => engine.plan(...all),
}));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const createQuickPick = () => {
    const box = new Box();
    shown.boxes.push(box);
    return box;
  };
  Object.assign(fake.window, { createQuickPick });
  return { ...fake, QuickPickItemKind: { Separator: -1 } };
});

beforeEach(() => {
  shown.boxes.length = 0;
  vi.restoreAllMocks();
});

interface Asked {
  readonly override: boolean;
  readonly signal: AbortSignal;
  readonly aside: Over['ask'];
  readonly fill: (items: BootstrapPlan['preflight']) => void;
}

/** Somebody who wants to bootstrap, and a planner that does what `work` says. */
function desk(work: (asked: Asked) => Promise<BootstrapPlan | Refusal>) {
  const outer = new AbortController();
  const warned: string[] = [];
  const errors = vi.fn<(text: string) => Promise<undefined>>(async () => undefined);
  Object.assign(window, { showErrorMessage: errors });
  const over: Over = { ask: (ask) => ask() };
  engine.plan = async (...all: readonly unknown[]) => {
    const [, , { override }, fill, signal] = all as [never, never, { override: boolean }, Asked['fill'], AbortSignal];
    // Whoever asks for it is there first.
    await Promise.resolve();
    return work({ override, signal, aside: (ask) => over.ask(ask), fill });
  };
  const planning = {
    ports: {} as never,
    over,
    live: {} as never,
    phase: 'security',
    titles: { looking: 'Bootstrap Security: Preflight', stuck: "Security can't be bootstrapped yet" },
    log: { warn: (line: string) => warned.push(line) } as never,
  };
  const result = planned(planning, outer.signal);
  const box = shown.boxes[0] as Box;
  return { result, box, outer, warned, errors };
}

const problem = 'Earlier phases are done';

describe('The preflight', () => {
  test('fills with ticks, and goes when nothing is in the way', async () => {
    const go = Promise.withResolvers<void>();
    const { result, box } = desk(async ({ fill }) => {
      const [first, ...others] = unknownItems();
      if (first !== undefined) fill([{ ...first, state: 'ok', sentence: 'It does.' }, ...others]);
      await go.promise;
      return planOf();
    });
    expect(box.items.map(({ label }) => label.split(' ', 1)[0])).toEqual(unknownItems().map(() => '$(sync~spin)'));
    await vi.waitUntil(() => box.items[0]?.detail !== undefined);
    expect(box.items.slice(0, 2)).toMatchObject([
      { label: '$(check) The cluster answers', detail: 'It does.' },
      { label: '$(sync~spin) Writing is allowed' },
    ]);
    expect([box.busy, box.isShown]).toEqual([true, true]);
    go.resolve();
    expect(await result).toEqual({ plan: planOf(), override: false });
    expect(box.isShown).toBe(false);
  });

  test('ends with the box: what is looked at is given up', async () => {
    let seen: AbortSignal | undefined;
    const { result, box } = desk(async ({ signal }) => {
      seen = signal;
      signal.throwIfAborted();
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      return promise;
    });
    box.hide();
    expect(await result).toBe(null);
    expect(seen?.aborted).toBe(true);
  });

  test('stays while something else is asked over it', async () => {
    const { result, box } = desk(async ({ aside, signal }) => {
      await aside(async () => expect(box.isShown).toBe(false));
      expect([box.isShown, signal.aborted]).toEqual([true, false]);
      return planOf();
    });
    expect(await result).not.toBe(null);
  });

  test('shows what is in the way first, and the plan to whoever wants to read it', async () => {
    const plan = planOf({}, ['rights']);
    const { result, box } = desk(async () => plan);
    await vi.waitUntil(() => !box.busy);
    expect(box.items.slice(0, 2).map(({ label }) => label)).toEqual([
      '$(error) Rights in the cluster',
      '$(file) Show the Plan',
    ]);
    box.take('$(error) Rights in the cluster');
    box.take('$(file) Show the Plan');
    expect(await result).toEqual({ plan, override: false });
  });

  test('is over for whoever leaves it then', async () => {
    const { result, box } = desk(async () => planOf({}, ['rights']));
    await vi.waitUntil(() => !box.busy);
    box.hide();
    expect(await result).toBe(null);
  });

  test('lets somebody go on without earlier phases, and only without these', async () => {
    const { result, box } = desk(async ({ override }) => planOf({}, override ? [] : ['earlier']));
    await vi.waitUntil(() => !box.busy);
    expect(box.items[0]?.label).toBe(`$(error) ${problem}`);
    box.take('$(warning) Plan It All the Same…');
    expect(await result).toMatchObject({ override: true });
    const other = desk(async () => planOf({}, ['earlier', 'rights']));
    const second = shown.boxes[1] as Box;
    await vi.waitUntil(() => !second.busy);
    expect(second.items.map(({ label }) => label)).not.toContain('$(warning) Plan It All the Same…');
    second.hide();
    await other.result;
  });

  test('says why nothing can be planned', async () => {
    const { result, warned, errors } = desk(async () => refusal('bootstrap/cluster', 'It is [away](x).', 'Try again.'));
    expect(await result).toBe(null);
    expect(warned).toEqual(['bootstrap/cluster: It is [away](x).']);
    expect(errors.mock.calls).toEqual([['It is [away]\u200b(x). Try again.']]);
  });

  test('says nothing to somebody who has not agreed to what makes the plan', async () => {
    const { result, warned, errors } = desk(async () => refusal('bootstrap/not-allowed', 'Nobody has agreed.'));
    expect(await result).toBe(null);
    expect(warned).toEqual(['bootstrap/not-allowed: Nobody has agreed.']);
    expect(errors).not.toHaveBeenCalled();
  });

  test('fails with what came from outside', async () => {
    const { result, outer } = desk(async ({ signal }) => {
      outer.abort(new Error('exchanged'));
      signal.throwIfAborted();
      return planOf();
    });
    await expect(result).rejects.toThrow('exchanged');
  });
});
