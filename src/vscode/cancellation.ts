import * as vscode from 'vscode';

/**
 * Does work under a notification that can cancel it, by the signal that actions understand. Null when the user has
 * cancelled; any other failure is passed on.
 */
export async function cancellable<Result>(
  title: string,
  work: (signal: AbortSignal, progress: vscode.Progress<{ message?: string; increment?: number }>) => Promise<Result>,
): Promise<Result | null> {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    if (token.isCancellationRequested) controller.abort();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      return await work(controller.signal, progress);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      return null;
    } finally {
      listener.dispose();
    }
  });
}
