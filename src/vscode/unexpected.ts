import * as vscode from 'vscode';

/** Runs what nobody waits for: an error that it did not expect goes to the log, with a short notice. */
export function guarded(log: vscode.LogOutputChannel, work: () => Promise<void>): void {
  work().catch((error: unknown) => tellUnexpected(log, error));
}

/** To the log, with a short notice that leads there. */
export async function tellUnexpected(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  const show = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Slipway met an error that it did not expect.'),
    show,
  );
  if (chosen === show) log.show();
}
