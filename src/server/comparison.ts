import type { Connection } from 'vscode-languageserver/node';
import type { Catalog } from '../domain/schema/catalog.ts';
import type { Files } from '../ports.ts';
import { askedOfKyverno } from '../protocol.ts';
import type { AskedOfKyvernoParams, AskedOfKyvernoResult } from '../protocol.ts';
import { cancellable } from './cancellation.ts';

/**
 * Answers what we say about the files of a folder, for who compares it with Kyverno: what is on disk counts, since that is
 * what the other one reads. What judges is loaded by the first request.
 */
export function serveComparison(connection: Connection, files: Files, served: readonly Catalog[]): void {
  connection.onRequest(askedOfKyverno, (params: AskedOfKyvernoParams, token): Promise<AskedOfKyvernoResult> =>
    cancellable(token, async (signal) => {
      const { askedOfKyverno: asked } = await import('../actions/askedOfKyverno.ts');
      return asked(files, params.folder, served, signal);
    }),
  );
}
