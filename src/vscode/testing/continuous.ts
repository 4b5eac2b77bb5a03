import * as vscode from 'vscode';
import { guarded } from '../unexpected.ts';
import type { SuiteRuns } from './runs.ts';

/** Milliseconds without a change after which what it concerns runs again. */
const quiet = 300;

/**
 * Runs what is asked for, and from then on what a file that changes concerns, saved or not, until the token says that
 * nobody wants it any more. Resolves when the first run has ended.
 */
export function runAndFollow(
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  runs: Pick<SuiteRuns, 'affected' | 'run'>,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const changed = new Set<string>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const first = runs.run(request, token);
  // One after the other: which files a change concerns is what the run before has learned.
  let running = first.catch(() => undefined);
  const again = async (): Promise<void> => {
    const files = runs.affected(request, changed);
    changed.clear();
    if (files.length > 0 && !token.isCancellationRequested) await runs.run(only(request, files), token);
  };
  const note = ({ scheme, fsPath }: vscode.Uri): void => {
    if (scheme !== 'file') return;
    changed.add(fsPath);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const next = running.then(again);
      running = next.catch(() => undefined);
      guarded(log, () => next);
    }, quiet);
  };
  const files = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json}');
  const listening = vscode.Disposable.from(
    files,
    files.onDidCreate(note),
    files.onDidChange(note),
    files.onDidDelete(note),
    vscode.workspace.onDidChangeTextDocument(({ document }) => note(document.uri)),
    { dispose: () => clearTimeout(waiting) },
    token.onCancellationRequested(() => listening.dispose()),
  );
  return first;
}

/** The part of a request that these files are; rows that were asked for one by one stay alone. */
function only(request: vscode.TestRunRequest, files: readonly vscode.TestItem[]): vscode.TestRunRequest {
  const asked = request.include?.filter((item) => files.includes(item.parent ?? item)) ?? [...files];
  return new vscode.TestRunRequest(asked, request.exclude, request.profile, true, true);
}
