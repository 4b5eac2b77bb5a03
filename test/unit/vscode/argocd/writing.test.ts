import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../../../../src/contributions.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { chooseApplication } from '../../../../src/vscode/argocd/choice.ts';
import type { Chosen } from '../../../../src/vscode/argocd/choice.ts';
import { mayWrite, portsOf } from '../../../../src/vscode/argocd/writing.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { run, window } from '../../../fakes/vscode.ts';
import { connected, desk, until } from '../cluster/desk.ts';
import { application, statusOf } from './statuses.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

afterEach(() => vi.restoreAllMocks());

const [standing] = statusOf([application('git')]).standings;

/** A window that is connected, and an application that was chosen there. */
async function chosenAt() {
  const one = desk({ home: '00000000-0000-4000-8000-000000000001', away: '00000000-0000-4000-8000-000000000002' });
  await connected(one);
  const { session } = one;
  const asked = vi.spyOn(window, 'showWarningMessage');
  const services = { session } as unknown as CommandServices;
  const applications = {
    timers: one.timers,
    situation: { kind: 'seen', status: { standings: [standing] }, live: true },
  };
  const live = { find: () => standing };
  const chosen = { session: applications, live, standing, cluster: session.connected } as unknown as Chosen;
  /** `kubectl config use-context away`, in the middle of it. */
  const swap = async (): Promise<void> => {
    one.desktop.all.current = 'away';
    one.desktop.all.touch();
    await until(() => session.connected?.context === 'away');
  };
  return { ...one, asked, services, chosen, applications: { ...applications, live }, swap };
}

describe('What is written', () => {
  test('goes to the cluster that was shown', async () => {
    const { session, services, chosen } = await chosenAt();
    await session.allowWriting('00000000-0000-4000-8000-000000000001');
    expect(portsOf(services, chosen)).toMatchObject({
      cluster: session.live?.api,
      writable: '00000000-0000-4000-8000-000000000001',
    });
  });

  test('goes nowhere when the current context has become another one meanwhile', async () => {
    const { session, services, chosen, swap, asked } = await chosenAt();
    for (const uid of ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'])
      await session.allowWriting(uid);
    await swap();
    expect(portsOf(services, chosen)).toBeNull();
    expect(asked.mock.calls).toEqual([[expect.stringContaining('nothing was done')]]);
  });

  test('goes nowhere while nothing is connected', async () => {
    const { session, services, chosen, desktop, asked } = await chosenAt();
    desktop.all.failure = failureOf('kubeconfig', 'It has gone.');
    desktop.all.touch();
    await until(() => session.connected === null);
    expect(portsOf(services, chosen)).toBeNull();
    expect(asked.mock.calls).toEqual([[expect.stringContaining('not connected')]]);
  });

  test('is nothing where writing was not allowed', async () => {
    const { services, chosen } = await chosenAt();
    expect(portsOf(services, chosen)).toMatchObject({ writable: null });
  });
});

describe('Whether it may be written', () => {
  test('is decided for the cluster that was chosen from, not for the one that came after it', async () => {
    const { session, services, chosen, swap } = await chosenAt();
    await session.allowWriting('00000000-0000-4000-8000-000000000002');
    await swap();
    expect(await mayWrite(services, chosen)).toBe(false);
  });

  test('is asked in front of all else, so that no list is left behind it', async () => {
    const { session, services, chosen, asked } = await chosenAt();
    expect(await mayWrite(services, chosen)).toBe(false);
    expect(asked.mock.calls).toEqual([[expect.stringContaining('only reads'), { modal: true }, 'Allow Writing…']]);
    run.length = 0;
    asked.mockImplementation(async () => {
      await session.allowWriting('00000000-0000-4000-8000-000000000001');
      return 'Allow Writing…';
    });
    expect(await mayWrite(services, chosen)).toBe(true);
    expect(run).toContainEqual([commands.allowWriting]);
  });
});

test('The cluster of what is chosen is the one that was there before the question', async () => {
  const { session, applications, swap } = await chosenAt();
  const before = session.connected;
  const showQuickPick = async ([first]: readonly unknown[]) => {
    await swap();
    return first;
  };
  Object.assign(window, { showQuickPick });
  const services = {
    session,
    argocd: { parts: async () => ({ session: applications }) },
  } as unknown as CommandServices;
  const chosen = await chooseApplication(services, undefined, { title: 'Sync' });
  expect(chosen?.cluster).toEqual(before);
  expect(session.connected?.uid).toBe('00000000-0000-4000-8000-000000000002');
});
