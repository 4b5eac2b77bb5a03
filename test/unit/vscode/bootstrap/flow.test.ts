import { beforeEach, expect, test, vi } from 'vitest';
import { commands } from '../../../../src/contributions.ts';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import type { PortServices } from '../../../../src/vscode/bootstrap/ports.ts';
import { bootstrap } from '../../../../src/vscode/bootstrap/flow.ts';
import type { End } from '../../../../src/vscode/bootstrap/end.ts';
import { env, Memory, run, window } from '../../../fakes/vscode.ts';
import { plannedStep, planOf } from './desk.ts';

/** What comes of each part of the flow: set by the test. */
const desk = vi.hoisted(() => ({
  planned: (): Promise<unknown> => Promise.resolve(null),
  agrees: true,
  said: [] as unknown[],
  ports: null as PortServices | null,
  /** How often the questions of an attempt were given up. */
  disposed: 0,
}));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  return {
    ...fake,
    Uri: { parse: (text: string) => text },
    Disposable: Object.assign(fake.Disposable, { from: () => ({ dispose: () => undefined }) }),
  };
});
vi.mock('../../../../src/vscode/bootstrap/questions.ts', () => ({
  editorQuestions: () => ({ dispose: () => void desk.disposed++ }),
}));
vi.mock('../../../../src/vscode/bootstrap/planning.ts', () => ({ planned: () => desk.planned() }));
vi.mock('../../../../src/vscode/bootstrap/ports.ts', () => ({
  portsOf: (services: PortServices) => {
    desk.ports = services;
    return {};
  },
}));
vi.mock('../../../../src/vscode/bootstrap/review.ts', () => ({
  agreedTo: async () => desk.agrees,
  read: async (_plan: unknown, title: string) => void desk.said.push(['read', title]),
  readAlong: async (_plan: unknown, work: () => Promise<unknown>) => {
    desk.said.push(['along']);
    return work().finally(() => desk.said.push(['gone']));
  },
}));

const passed: End = { state: 'passed', sentence: 'Security is bootstrapped.', isReported: true, isChanged: false };

/** Somebody who wants to bootstrap a phase, and what its run comes to; null when another goes on. */
async function wished(end: End | null): Promise<void> {
  const session = { hold: () => ({ dispose: () => undefined }), clock: { now: () => new Date(0) } };
  const services = {
    bootstrap: async () => ({ files: {} }),
    session,
    memory: new Memory(),
    log: { show: () => desk.said.push(['log']) },
  };
  const phases = {
    session,
    runs: {
      running: { phase: 'hosts', step: 'Join' },
      run: async () => {
        desk.said.push(['run']);
        return end;
      },
    },
    report: { show: async () => desk.said.push(['report']) },
  };
  const wish = { phase: 'security', title: 'Security', live: { onExchange: () => () => undefined } };
  await bootstrap(services as never, phases as never, wish as never);
}

beforeEach(() => {
  desk.said.length = 0;
  desk.agrees = true;
  desk.disposed = 0;
  desk.planned = async () => ({ plan: planOf(), override: false });
  const told = (kind: string) => async (text: string) => void desk.said.push([kind, text]);
  Object.assign(window, {
    showWarningMessage: told('warning'),
    showErrorMessage: told('error'),
    showInformationMessage: told('information'),
  });
});

test('A plan that is agreed to runs, and its report opens', async () => {
  await wished(passed);
  expect(desk.said).toEqual([['along'], ['run'], ['gone'], ['report']]);
});

test.each<[string, () => void]>([
  ['has run', () => undefined],
  ['was left in its preflight', () => void (desk.planned = async () => null)],
  ['ends in a fault of ours', () => void (desk.planned = () => Promise.reject(new Error('odd')))],
])('What was asked for a plan goes with it, once, when that %s', async (_, prepare) => {
  prepare();
  await wished(passed).catch(() => undefined);
  expect(desk.disposed).toBe(1);
});

test.each<[isReported: boolean, said: readonly unknown[]]>([
  [true, [['report'], ['warning', 'Security stopped.']]],
  [false, [['error', 'Security stopped.']]],
])('A run that failed stands there until it is closed only when no report says it: %s', async (isReported, said) => {
  await wished({ ...passed, state: 'failed', sentence: 'Security stopped.', isReported });
  expect(desk.said).toEqual([['along'], ['run'], ['gone'], ...said]);
});

test('What is agreed to while another run goes on is told not to be begun', async () => {
  await wished(null);
  expect(desk.said).toMatchObject([
    ['along'],
    ['run'],
    ['gone'],
    ['warning', expect.stringContaining('Security was not begun')],
  ]);
});

test.each<[string, Pick<End, 'link'>, readonly unknown[]]>([
  [
    'of whom it is known where: a button leads there',
    { link: 'https://git.home.arpa/me/p/-/merge_requests/7' },
    [['Open in Browser'], 'https://git.home.arpa/me/p/-/merge_requests/7'],
  ],
  ['of whom it is not', {}, [[]]],
])('A run that waits for somebody %s', async (_, link, said) => {
  const showInformationMessage = async (text: string, ...buttons: readonly string[]) => {
    desk.said.push(text, buttons);
    return buttons[0];
  };
  Object.assign(window, { showInformationMessage });
  Object.assign(env, { openExternal: async (uri: string) => desk.said.push(uri) });
  await wished({ ...passed, state: 'waits', sentence: 'Security waits.', ...link });
  expect(desk.said).toEqual([['along'], ['run'], ['gone'], ['report'], 'Security waits.', ...said]);
});

test.each<[string, () => void, readonly unknown[]]>([
  ['nobody agrees to does nothing', () => void (desk.agrees = false), []],
  ['was left in its preflight does nothing', () => void (desk.planned = async () => null), []],
  [
    'can not be begun is only read',
    () => void (desk.planned = async () => ({ plan: planOf({}, ['rights']), override: false })),
    [['read', "Security can't be bootstrapped yet"]],
  ],
  [
    'has nothing to do says so',
    () =>
      void (desk.planned = async () => ({
        plan: planOf({ steps: [plannedStep({ satisfied: true })] }),
        override: false,
      })),
    [['information', 'Security has nothing to do: 1 of 1 steps are satisfied.']],
  ],
])('A plan that %s', async (_, prepare, said) => {
  prepare();
  await wished(passed);
  expect(desk.said).toEqual(said);
});

const nothing = (id: string) =>
  planOf({ phase: { id, number: 3, title: 'Security' }, steps: [plannedStep({ satisfied: true })] });

test.each<[string, string, buttons: readonly string[], ran: readonly unknown[]]>([
  ['is a phase', 'security', ['Validate Phase…'], [[commands.validatePhase, { phase: 'security' }]]],
  ['is a switch of the source, which has no checks', 'source-gitlab', [], []],
])('What has nothing to do and %s offers what can be done then', async (_, id, buttons, ran) => {
  run.length = 0;
  const offered: (readonly string[])[] = [];
  const showInformationMessage = async (_text: string, ...all: readonly string[]) => {
    offered.push(all);
    return all[0];
  };
  Object.assign(window, { showInformationMessage });
  desk.planned = async () => ({ plan: nothing(id), override: false });
  await wished(passed);
  await vi.waitUntil(() => run.length === ran.length);
  expect(offered).toEqual([buttons]);
  expect(run).toEqual(ran);
});

test('Checks are asked about in the words of a bootstrap, which goes on without them', async () => {
  const said: unknown[] = [];
  const showWarningMessage = async (_text: string, { detail }: { readonly detail: string }, ...all: unknown[]) => {
    said.push(detail.split('\n').at(-1), ...all);
  };
  await wished(passed);
  Object.assign(window, { showWarningMessage });
  const use: CheckUse = {
    phase: 'hosts',
    check: 'a',
    title: 'It answers',
    kind: 'http',
    what: 'GET https://a.home.arpa',
    manifest: null,
    tool: null,
    scripts: [],
    digest: 'd',
  };
  expect(await desk.ports?.checkConsent.allows([use], new AbortController().signal)).toBe(false);
  expect(said).toEqual([
    'Without a yes they stay unknown, and it goes on as far as it can.',
    { title: 'Run Checks' },
    { title: 'Show Details' },
    { title: 'Go On Without Them', isCloseAffordance: true },
  ]);
});
