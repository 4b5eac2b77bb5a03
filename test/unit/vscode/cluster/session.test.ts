import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { OtherCluster } from '../../../../src/vscode/cluster/otherCluster.ts';
import { commands, events, run, window, workspace } from '../../../fakes/vscode.ts';
import { connected, desk, keyOf, pods, until } from './desk.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

beforeEach(() => {
  workspace.isTrusted = true;
  window.state.focused = true;
  run.length = 0;
});

afterEach(() => vi.useRealTimers());

describe('Nothing is loaded', () => {
  test('before somebody wants the cluster', async () => {
    const { session, loaded, changed } = desk();
    changed.fire();
    await new Promise(setImmediate);
    expect(loaded).toEqual([]);
    expect(session.live).toBeNull();
  });

  test('in a workspace that is not trusted, until it is', async () => {
    workspace.isTrusted = false;
    const { session, loaded } = desk();
    session.want();
    session.ask();
    await new Promise(setImmediate);
    expect(loaded).toEqual([]);
    workspace.isTrusted = true;
    events.trust.fire();
    await until(() => session.live !== null);
  });

  test('without a platform, until there is one', async () => {
    const { session, loaded, platforms, changed } = desk();
    platforms.active = null;
    session.want();
    await new Promise(setImmediate);
    expect(loaded).toEqual([]);
    platforms.active = { path: '/platform' };
    changed.fire();
    await until(() => session.live !== null);
  });
});

describe('A connection', () => {
  test('is told with what the menus ask for', async () => {
    const one = desk();
    await connected(one);
    expect(keyOf('slipway.cluster')).toBe('live');
    expect(keyOf('slipway.writing')).toBe(false);
    expect(one.session.connected).toMatchObject({ context: 'home', uid: '00000000-0000-4000-8000-000000000001' });
  });

  test('that can not be is told by its reason', async () => {
    const one = desk();
    one.desktop.all.failure = failureOf('kubeconfig', 'There is no kubeconfig.');
    one.session.want();
    await until(() => one.session.live !== null);
    one.session.live?.subscribe(pods);
    await until(() => one.session.connection.state === 'unknown');
    expect(keyOf('slipway.cluster')).toBe('none');
    expect(one.session.connected).toBeNull();
  });

  test('leads to the context that was chosen, and to the current one when none was', async () => {
    const one = desk({ home: '00000000-0000-4000-8000-000000000001', away: '00000000-0000-4000-8000-000000000002' });
    await connected(one);
    await one.session.choose('away');
    await connected(one);
    expect(one.session.connected).toMatchObject({ context: 'away', uid: '00000000-0000-4000-8000-000000000002' });
    await one.session.choose(null);
    await connected(one);
    expect(one.session.connected).toMatchObject({ context: 'home' });
  });

  test('is made anew with the kubeconfig that a setting names', async () => {
    const one = desk();
    await connected(one);
    const before = one.session.live;
    one.kubeconfig.path = ' /etc/other.yaml ';
    one.settings.fire();
    await connected(one);
    expect(one.session.live).not.toBe(before);
    expect(one.loaded).toEqual([null, '/etc/other.yaml']);
    expect(one.session.named).toEqual({ context: null, kubeconfig: '/etc/other.yaml' });
  });
});

describe('Who follows it', () => {
  test('never finds the closed one while another is opened', async () => {
    const one = desk({ home: '00000000-0000-4000-8000-000000000001', away: '00000000-0000-4000-8000-000000000002' });
    await connected(one);
    const before = one.session.live;
    const seen: unknown[] = [];
    one.session.onDidChange(() => seen.push(one.session.live));
    await one.session.choose('away');
    expect(seen).toEqual([null]);
    await connected(one);
    expect(seen).not.toContain(before);
  });

  test('is not left with what could not be loaded once', async () => {
    const { session, desktop } = desk();
    desktop.failure = new Error('no such file');
    await expect(session.contexts()).rejects.toThrow('no such file');
    desktop.failure = null;
    expect(await session.contexts()).toMatchObject({ answer: { value: { current: 'home' } } });
  });
});

describe('Another cluster under the same context', () => {
  async function meetsAnother(answer: string | undefined) {
    const one = desk({ home: '00000000-0000-4000-8000-000000000002' });
    await one.memory.remember({ context: 'home', uid: '00000000-0000-4000-8000-000000000001' });
    const asked = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(answer);
    const asking = new OtherCluster(one.session);
    one.session.want();
    await until(() => one.session.live !== null);
    one.session.live?.subscribe(pods);
    await until(() => asked.mock.calls.length > 0);
    return { ...one, asked, asking };
  }

  test('is not used before somebody has said so, who is asked once', async () => {
    const { session, asked, memory } = await meetsAnother(undefined);
    session.ask();
    await until(() => session.connection.state === 'unknown');
    expect(session.connected).toBeNull();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(String(asked.mock.calls[0]?.[0])).toContain('00000000-0000-4000-8000-000000000002');
    expect(memory.pin('home')?.uid).toBe('00000000-0000-4000-8000-000000000001');
    asked.mockRestore();
  });

  test('is the one that is remembered once it is accepted', async () => {
    const { session, asked, memory } = await meetsAnother('Use This Cluster');
    await until(() => session.connection.state === 'live');
    expect(memory.pin('home')?.uid).toBe('00000000-0000-4000-8000-000000000002');
    asked.mockRestore();
  });

  test('is accepted by who chooses the context again', async () => {
    const one = await meetsAnother(undefined);
    await one.session.choose('home');
    await connected(one);
    expect(one.session.connected?.uid).toBe('00000000-0000-4000-8000-000000000002');
    one.asked.mockRestore();
  });

  test('is noticed too when the current context becomes one that was another', async () => {
    const one = desk({ home: '00000000-0000-4000-8000-000000000001', away: '00000000-0000-4000-8000-000000000009' });
    await one.memory.remember({ context: 'away', uid: '00000000-0000-4000-8000-000000000002' });
    const asked = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(undefined);
    const asking = new OtherCluster(one.session);
    one.session.onDidChange(() => one.session.live?.subscribe(pods));
    await connected(one);
    one.desktop.all.current = 'away';
    one.desktop.all.touch();
    await until(() => asked.mock.calls.length > 0);
    expect(one.memory.pin('away')?.uid).toBe('00000000-0000-4000-8000-000000000002');
    expect(one.session.connected).toBeNull();
    asking.dispose();
    asked.mockRestore();
  });
});

describe('While nobody looks', () => {
  test('it goes on for five minutes, then rests, and goes on at once when somebody is back', async () => {
    const one = desk();
    await connected(one);
    vi.useFakeTimers();
    const look = (focused: boolean): void => {
      window.state.focused = focused;
      events.windowState.fire(undefined);
    };
    look(false);
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(one.session.connection.state).toBe('live');
    vi.advanceTimersByTime(1);
    expect(one.session.connection).toMatchObject({ state: 'stale', failure: null });
    expect(one.session.isResting).toBe(true);
    vi.useRealTimers();
    look(true);
    await until(() => one.session.connection.state === 'live');
  });

  test('who is back before that has missed nothing', async () => {
    const one = desk();
    await connected(one);
    vi.useFakeTimers();
    for (const focused of [false, true]) {
      window.state.focused = focused;
      events.windowState.fire(undefined);
    }
    vi.advanceTimersByTime(60 * 60_000);
    expect(one.session.connection.state).toBe('live');
  });
});

describe('Writing', () => {
  test('is allowed for one cluster, wherever its context leads', async () => {
    const one = desk({ home: '00000000-0000-4000-8000-000000000001', away: '00000000-0000-4000-8000-000000000002' });
    await connected(one);
    expect(one.session.isWritable).toBe(false);
    await one.session.allowWriting('00000000-0000-4000-8000-000000000001');
    expect(one.session.isWritable).toBe(true);
    expect(keyOf('slipway.writing')).toBe(true);
    await one.session.forbidWriting('00000000-0000-4000-8000-000000000001');
    expect([one.session.isWritable, keyOf('slipway.writing')]).toEqual([false, false]);
    await one.session.allowWriting('00000000-0000-4000-8000-000000000001');
    await one.session.choose('away');
    await connected(one);
    expect(one.session.isWritable).toBe(false);
  });
});

test('The fake runs commands', async () => {
  await commands.executeCommand('setContext', 'x', 1);
  expect(keyOf('x')).toBe(1);
});
