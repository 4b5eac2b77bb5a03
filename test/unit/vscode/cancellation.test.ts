import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cancellable } from '../../../src/vscode/cancellation.ts';
import { window } from '../../fakes/vscode.ts';

vi.mock('vscode', async () => ({
  ...(await import('../../fakes/vscode.ts')),
  ProgressLocation: { Notification: 15 },
}));

/** What the notification was given, its title first. */
const shown: unknown[] = [];
let cancel = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  shown.length = 0;
  Object.assign(window, {
    withProgress: async (
      { title }: { readonly title: string },
      task: (...all: readonly unknown[]) => Promise<void>,
    ) => {
      shown.push(title);
      const onCancellationRequested = (call: () => void): { dispose: () => void } => {
        cancel = call;
        return { dispose: () => shown.push('gone') };
      };
      await task(
        { report: (step: unknown) => shown.push(step) },
        { isCancellationRequested: false, onCancellationRequested },
      );
    },
  });
});

afterEach(() => vi.useRealTimers());

/** Work of so many milliseconds, which says a step at its beginning, after 100 and after 400. */
function working(milliseconds: number): Promise<string | null> {
  return cancellable('Doing it', async (signal, progress) => {
    progress.report({ message: 'one', increment: 10 });
    setTimeout(() => progress.report({ message: 'two', increment: 20 }), 100);
    setTimeout(() => progress.report({ message: 'three', increment: 30 }), 400);
    return new Promise((resolve, reject) => {
      setTimeout(() => resolve('done'), milliseconds);
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  });
}

test('What is done soon gets no notification', async () => {
  const result = working(299);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([await result, shown]).toEqual(['done', []]);
});

test('What takes longer says where it is, and goes with its end', async () => {
  const result = working(500);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await result).toBe('done');
  expect(shown).toEqual(['Doing it', { message: 'two', increment: 30 }, { message: 'three', increment: 30 }, 'gone']);
});

test('What somebody cancels has no result', async () => {
  const result = working(5_000);
  await vi.advanceTimersByTimeAsync(350);
  cancel();
  expect(await result).toBeNull();
});

test('A failure is passed on', async () => {
  await expect(cancellable('Doing it', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toEqual([]);
});
