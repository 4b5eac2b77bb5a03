import { expect, test, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { guarded } from '../../../src/vscode/unexpected.ts';
import { window } from '../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../fakes/vscode.ts'));

/** A log, and what the editor showed. */
function told(answer?: string) {
  const [error, show, showErrorMessage] = [
    vi.fn<(error: unknown) => void>(),
    vi.fn<() => void>(),
    vi.fn<(...said: readonly string[]) => Promise<string | undefined>>(async () => answer),
  ];
  Object.assign(window, { showErrorMessage });
  return { log: { error, show } as unknown as LogOutputChannel, error, show, showErrorMessage };
}

test('What nobody waits for and fails is told shortly, and in full in the log', async () => {
  const { log, error, show, showErrorMessage } = told('Show Log');
  const failure = new Error('[x](command:y)');
  guarded(log, () => Promise.reject(failure));
  await vi.waitUntil(() => show.mock.calls.length === 1);
  expect(error.mock.calls).toEqual([[failure]]);
  expect(showErrorMessage.mock.calls).toEqual([['Slipway met an error that it did not expect.', 'Show Log']]);
});

test('What succeeds is not told', async () => {
  const { log, error, showErrorMessage } = told();
  guarded(log, () => Promise.resolve());
  await new Promise(setImmediate);
  expect([error.mock.calls, showErrorMessage.mock.calls]).toEqual([[], []]);
});
