import * as vscode from 'vscode';

/** A step of work, as `vscode.Progress` takes it. */
interface Step {
  readonly message?: string;
  readonly increment?: number;
}

/**
 * Milliseconds. What is done sooner gets no notification: it would only flash, and of more than three that come within 0.8
 * seconds VS Code leaves out the last, which is the one that says what came of it.
 */
const patience = 300;

/**
 * Does work under a notification that can cancel it, by the signal that actions understand. Null when the user has
 * cancelled; any other failure is passed on.
 */
export async function cancellable<Result>(
  title: string,
  work: (signal: AbortSignal, progress: vscode.Progress<Step>) => Promise<Result>,
): Promise<Result | null> {
  const controller = new AbortController();
  const steps = new Steps();
  const result = work(controller.signal, steps);
  const ended = Promise.allSettled([result]);
  const waiting = setTimeout(() => void showing(title, steps, controller, ended), patience);
  try {
    return await result;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return null;
  } finally {
    clearTimeout(waiting);
  }
}

/** The notification of work that goes on. */
async function showing(
  title: string,
  steps: Steps,
  controller: AbortController,
  ended: Promise<unknown>,
): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  await vscode.window.withProgress(options, async (progress, token) => {
    if (token.isCancellationRequested) controller.abort();
    const listener = token.onCancellationRequested(() => controller.abort());
    steps.passTo(progress);
    await ended;
    listener.dispose();
  });
}

/** Steps that are kept until there is somebody to show them. */
class Steps implements vscode.Progress<Step> {
  #to: vscode.Progress<Step> | null = null;
  #last: Step = {};

  report(step: Step): void {
    if (this.#to !== null) return this.#to.report(step);
    const increment = (this.#last.increment ?? 0) + (step.increment ?? 0);
    this.#last = { ...this.#last, ...step, increment };
  }

  passTo(progress: vscode.Progress<Step>): void {
    this.#to = progress;
    progress.report(this.#last);
  }
}
