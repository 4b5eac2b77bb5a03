import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BootstrapPlan } from '../../../../src/domain/bootstrap/plan.ts';
import { unknownItems } from '../../../../src/domain/bootstrap/preflight.ts';
import { refusal } from '../../../../src/domain/bootstrap/run.ts';
import type { Refusal } from '../../../../src/domain/bootstrap/run.ts';
import { planned } from '../../../../src/vscode/bootstrap/planning.ts';
import type { Over } from '../../../../src/vscode/bootstrap/ports.ts';
import { QuickPickBox } from '../../../fakes/quickPick.ts';
import { window } from '../../../fakes/vscode.ts';
import { planOf } from './desk.ts';

const engine = vi.hoisted(() => ({ plan: (..._all: readonly never[]): Promise<unknown> => Promise.resolve(null) }));
const shown = vi.hoisted(() => ({ boxes: [] as unknown[] }));

vi.mock('../../../../src/actions/bootstrap/plan.ts', () => ({
  planPhase: (...all: readonly never[]) => engine.plan(...all),
}));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const createQuickPick = () => {
    const box = new QuickPickBox();
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
  const box = shown.boxes[0] as QuickPickBox;
  return { result, box, outer, warned, errors };
}

/** The box has heard what it was told, and has told what it heard. */
async function told(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => void setImmediate(resolve));
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
    await vi.waitUntil(() => box.isShown);
    expect(box.busy).toBe(true);
    go.resolve();
    expect(await result).toEqual({ plan: planOf(), override: false });
    await vi.waitUntil(() => !box.isShown);
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
    await vi.waitUntil(() => box.isShown);
    box.leave();
    expect(await result).toBe(null);
    expect(seen?.aborted).toBe(true);
  });

  test.each<[string, (box: QuickPickBox) => Promise<void>]>([
    ['a person', async (box) => void (await vi.waitUntil(() => !box.isShown))],
    ['what was said before, at once', async () => undefined],
  ])('stays for a question that is answered by %s, and is left by who leaves it later', async (_, answered) => {
    const go = Promise.withResolvers<void>();
    let seen: AbortSignal | undefined;
    const { result, box } = desk(async ({ aside, signal }) => {
      seen = signal;
      await vi.waitUntil(() => box.isShown);
      for (let times = 0; times < 3; times++) await aside(() => answered(box));
      go.resolve();
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      return promise;
    });
    await go.promise;
    await told();
    expect([box.isShown, seen?.aborted]).toEqual([true, false]);
    box.leave();
    expect(await result).toBe(null);
  });

  test('comes back when the last of several questions has its answer', async () => {
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { result, box } = desk(async ({ aside, signal }) => {
      await vi.waitUntil(() => box.isShown);
      const both = Promise.all([aside(() => first.promise), aside(() => second.promise)]);
      await vi.waitUntil(() => !box.isShown);
      first.resolve();
      await told();
      expect(box.isShown).toBe(false);
      second.resolve();
      await both;
      await told();
      expect([box.isShown, signal.aborted]).toEqual([true, false]);
      return planOf();
    });
    expect(await result).not.toBe(null);
  });

  test('shows what is in the way first, and the plan to whoever wants to read it', async () => {
    const plan = planOf({}, ['rights']);
    const { result, box } = desk(async () => plan);
    await vi.waitUntil(() => !box.busy);
    expect(box.prompt).toBe('• Rights in the cluster: no.');
    expect(box.items.slice(0, 2)).toMatchObject([
      { label: '$(error) Rights in the cluster', detail: 'Rights in the cluster: no.' },
      { label: '$(file) Show the Plan' },
    ]);
    expect(box.activeItems).toEqual([box.items[1]]);
    box.take('$(error) Rights in the cluster');
    box.take('$(file) Show the Plan');
    expect(await result).toEqual({ plan, override: false });
  });

  test('says all of what is in the way to its end, and nothing of it means anything', async () => {
    const long = `${'A long reason. '.repeat(20)}See [the log](x) of $(rocket).`;
    const plan = planOf({}, ['rights', 'tools']);
    const preflight = plan.preflight.map(({ id, title, state, sentence }) => ({
      id,
      title,
      state,
      sentence: id === 'rights' ? long : sentence,
    }));
    const { result, box } = desk(async () => planOf({ preflight }));
    await vi.waitUntil(() => !box.busy);
    expect(box.prompt).toBe(
      `• ${'A long reason. '.repeat(20)}See [the log]\u200b(x) of $\u200b(rocket).\n• Tools on this machine: no.`,
    );
    await vi.waitUntil(() => box.isShown);
    box.leave();
    await result;
  });

  test('has a row for each of several things that were found, below what they are found of', async () => {
    const preflight = planOf({}, ['earlier']).preflight.map((item) =>
      item.id === 'earlier' ? Object.assign({}, item, { points: ['Hosts is not done.', 'Look at $(x).'] }) : item,
    );
    const { result, box } = desk(async () => planOf({ preflight }));
    await vi.waitUntil(() => !box.busy && box.isShown);
    expect(box.items.slice(0, 3).map(({ label, detail }) => [label, detail])).toEqual([
      [`$(error) ${problem}`, undefined],
      ['$(blank) Hosts is not done.', undefined],
      ['$(blank) Look at $\u200b(x).', undefined],
    ]);
    box.leave();
    await result;
  });

  test('is over for whoever leaves it then', async () => {
    const { result, box } = desk(async () => planOf({}, ['rights']));
    await vi.waitUntil(() => !box.busy && box.isShown);
    box.leave();
    expect(await result).toBe(null);
  });

  test('lets somebody go on without earlier phases, and only without these', async () => {
    const { result, box } = desk(async ({ override }) => planOf({}, override ? [] : ['earlier']));
    await vi.waitUntil(() => !box.busy);
    expect([box.items[0]?.label, box.prompt]).toEqual([`$(error) ${problem}`, `• ${problem}: no.`]);
    box.take('$(warning) Plan It All the Same…');
    expect(await result).toMatchObject({ override: true });
    expect(box.prompt).toBe(undefined);
    const other = desk(async () => planOf({}, ['earlier', 'rights']));
    const second = shown.boxes[1] as QuickPickBox;
    await vi.waitUntil(() => !second.busy && second.isShown);
    expect(second.items.map(({ label }) => label)).not.toContain('$(warning) Plan It All the Same…');
    second.leave();
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
