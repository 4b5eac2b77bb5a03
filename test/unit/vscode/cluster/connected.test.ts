import { afterEach, expect, test, vi } from 'vitest';
import { connectedCluster } from '../../../../src/vscode/cluster/connected.ts';
import { EventEmitter, window } from '../../../fakes/vscode.ts';

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  Object.assign(fake.window, { withProgress: async (_: unknown, work: () => unknown) => work() });
  return { ...fake, ProgressLocation: { Window: 10 } };
});

const cluster = { api: {}, context: 'homelab', uid: 'u-1' };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A session in this state, and what comes of asking for its cluster. */
function asking(state: string) {
  const changed = new EventEmitter<void>();
  const session = {
    connection: { state },
    connected: state === 'live' ? cluster : null,
    onDidChange: changed.event,
    becomes: (next: string) => {
      session.connection = { state: next };
      session.connected = next === 'live' ? cluster : null;
      changed.fire();
    },
  };
  const said = vi.spyOn(window, 'showWarningMessage').mockResolvedValue(undefined);
  const answer = connectedCluster(session as never);
  return { session, said, answer };
}

test('The cluster that answers is there at once', async () => {
  const { said, answer } = asking('live');
  expect(await answer).toBe(cluster);
  expect(said).not.toHaveBeenCalled();
});

test.each(['idle', 'connecting'])('One that is %s is waited for', async (state) => {
  const { session, said, answer } = asking(state);
  session.becomes('connecting');
  session.becomes('live');
  expect(await answer).toBe(cluster);
  expect(said).not.toHaveBeenCalled();
});

test.each(['unknown', 'stale'])('One that is %s is none, and that is said at once', async (state) => {
  const { said, answer } = asking(state);
  expect(await answer).toBe(null);
  expect(said.mock.calls.map(([text]) => text)).toEqual(['The cluster is not connected at the moment.']);
});

test('One that turns out not to answer is none', async () => {
  const { session, said, answer } = asking('connecting');
  session.becomes('unknown');
  expect(await answer).toBe(null);
  expect(said).toHaveBeenCalledOnce();
});

test('One that says nothing is not waited for longer than a quarter of a minute', async () => {
  vi.useFakeTimers();
  const { said, answer } = asking('connecting');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await answer).toBe(null);
  expect(said).toHaveBeenCalledOnce();
});
