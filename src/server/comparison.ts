import type { Connection } from 'vscode-languageserver/node';
import type { Files } from '../ports.ts';
import { askedOfKyverno } from '../protocol.ts';
import type { AskedOfKyvernoParams, AskedOfKyvernoResult } from '../protocol.ts';

/**
 * Answers what we say about the files of a folder, for who compares it with Kyverno: what is on disk counts, since that is
 * what the other one reads. What judges is loaded by the first request.
 */
export function serveComparison(connection: Connection, files: Files): void {
  connection.onRequest(askedOfKyverno, async (params: AskedOfKyvernoParams, token): Promise<AskedOfKyvernoResult> => {
    const cancelling = new AbortController();
    // Who is cancelled while still in the queue is never told.
    if (token.isCancellationRequested) cancelling.abort();
    const listening = token.onCancellationRequested(() => cancelling.abort());
    try {
      const { askedOfKyverno: asked } = await import('../actions/askedOfKyverno.ts');
      return await asked(files, params.folder, cancelling.signal);
    } finally {
      listening.dispose();
    }
  });
}
