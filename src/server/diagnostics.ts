import { isDeepStrictEqual } from 'node:util';
import type { Connection, Diagnostic } from 'vscode-languageserver/node';

type Sender = Pick<Connection, 'sendDiagnostics'>;

/**
 * What the editor is told of its documents. Nothing is told twice of the same text: an editor takes that for a change, and
 * cuts off the quick fixes that somebody asks for at that moment (VS Code, `codeActionModel.ts`).
 */
export class Diagnostics {
  readonly #connection: Sender;
  readonly #told = new Map<string, { readonly version: number; readonly diagnostics: readonly Diagnostic[] }>();

  constructor(connection: Sender) {
    this.#connection = connection;
  }

  /** What holds for a version of a document, in place of what was told of it before. */
  tell(uri: string, version: number, diagnostics: Diagnostic[]): void {
    const told = this.#told.get(uri);
    if (told?.version === version && isDeepStrictEqual(told.diagnostics, diagnostics)) return;
    this.#told.set(uri, { version, diagnostics });
    void this.#connection.sendDiagnostics({ uri, version, diagnostics });
  }

  /** Nothing is said of the document any more, if anything was. */
  forget(uri: string): void {
    if (this.#told.delete(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
