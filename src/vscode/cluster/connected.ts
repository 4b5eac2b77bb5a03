import * as vscode from 'vscode';
import type { ClusterSession, ConnectedCluster } from './session.ts';

/** Milliseconds for which a first answer is waited for. */
const patience = 15_000;

/**
 * The cluster of the window, waited for where it is asked for the first time: a command may come before the answer, as
 * "Go On…" does in a window that has just been loaded. Null when none answers, and the user has been told.
 */
export async function connectedCluster(
  session: Pick<ClusterSession, 'connected' | 'connection' | 'onDidChange'>,
): Promise<ConnectedCluster | null> {
  if (session.connected === null && isBeginning(session)) {
    const title = vscode.l10n.t('Connecting to the cluster');
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => answered(session));
  }
  const { connected } = session;
  if (connected === null) tellNotConnected();
  return connected;
}

export function tellNotConnected(): void {
  void vscode.window.showWarningMessage(vscode.l10n.t('The cluster is not connected at the moment.'));
}

function isBeginning({ connection: { state } }: Pick<ClusterSession, 'connection'>): boolean {
  return state === 'idle' || state === 'connecting';
}

/** Until it is known whether the cluster answers, or for long enough. */
async function answered(session: Pick<ClusterSession, 'connection' | 'onDidChange'>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = session.onDidChange(() => isBeginning(session) || resolve());
  const late = setTimeout(resolve, patience);
  try {
    await promise;
  } finally {
    clearTimeout(late);
    listener.dispose();
  }
}
