import type { CancellationToken } from 'vscode-languageserver/node';

/** Does the work of a request with the signal that actions understand: it aborts when the host cancels the request. */
export async function cancellable<Result>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  // Who is cancelled while still in the queue is never told.
  if (token.isCancellationRequested) controller.abort();
  const listening = token.onCancellationRequested(() => controller.abort());
  try {
    return await work(controller.signal);
  } finally {
    listening.dispose();
  }
}
