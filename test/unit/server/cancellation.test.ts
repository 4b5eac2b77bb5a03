import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { cancellable } from '../../../src/server/cancellation.ts';

const whenAborted = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('was cancelled before');
    signal.addEventListener('abort', () => resolve('is cancelled'));
  });

test('Work whose request is cancelled is told so', async () => {
  const source = new CancellationTokenSource();
  const work = cancellable(source.token, whenAborted);
  source.cancel();
  expect(await work).toBe('is cancelled');
});

test('Work whose request was cancelled in the queue is told so at once', async () => {
  const source = new CancellationTokenSource();
  source.cancel();
  expect(await cancellable(source.token, whenAborted)).toBe('was cancelled before');
});

test('A request that is cancelled after its work has ended cancels nothing', async () => {
  const source = new CancellationTokenSource();
  const signal = await cancellable(source.token, async (one) => one);
  source.cancel();
  expect(signal.aborted).toBe(false);
});
