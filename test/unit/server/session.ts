import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  CancellationToken,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { documentStatus } from '../../../src/protocol.ts';
import type { DocumentStatus } from '../../../src/protocol.ts';
import type { Files, Surroundings } from '../../../src/ports.ts';
import { serve } from '../../../src/server/server.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { product, schemas } from '../product.ts';

/** An editor with the folder `/repo` open, which ends with the test. */
export async function session(
  files: Record<string, string> = {},
  surroundings = memorySurroundings(),
  timers = new ManualTimers(),
): Promise<Session> {
  const made = new Session(memoryFiles(files), surroundings, timers);
  onTestFinished(() => made.end());
  await made.start('file:///repo');
  return made;
}

/** A client of the language server in this process: what an editor does, and what it is told. */
export class Session {
  capabilities: unknown;
  readonly statuses: DocumentStatus[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  /** How often the server has said that somebody has seen the first diagnostics. */
  begun = 0;
  readonly #client: MessageConnection;
  readonly #waiting: (() => void)[] = [];

  constructor(files: Files, surroundings: Surroundings, timers: ManualTimers) {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(ProposedFeatures.all, toServer, toClient);
    const begun = (): void => void (this.begun += 1);
    serve(server, { schemas, files, surroundings, timers, product, begun });
    server.listen();
    this.#client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.#client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#wake();
    });
    this.#client.onNotification(documentStatus, (status: DocumentStatus) => {
      this.statuses.push(status);
      this.#wake();
    });
    this.#client.listen();
  }

  async start(...folders: readonly string[]): Promise<void> {
    const workspaceFolders = folders.map((uri) => ({ uri, name: uri }));
    this.capabilities = await this.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders,
    });
    await this.notify('initialized', {});
  }

  request<Result>(method: string, params: unknown, token = CancellationToken.None): Promise<Result> {
    return this.#client.sendRequest<Result>(method, params, token);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.#client.sendNotification(method, params);
  }

  /** The first notification of a method that comes from now on. */
  heard<Params>(method: string): Promise<Params> {
    return new Promise((resolve) => {
      const listening = this.#client.onNotification(method, (params: Params) => {
        listening.dispose();
        resolve(params);
      });
    });
  }

  open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  fixes(uri: string, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } });
  }

  /** The last diagnostics of a document, once they are as wanted. */
  async diagnostics(
    uri: string,
    wanted: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const last = (): PublishDiagnosticsParams | undefined => this.published.findLast((params) => params.uri === uri);
    await this.#until(() => last() !== undefined && wanted(last() as PublishDiagnosticsParams));
    return last()?.diagnostics ?? [];
  }

  /** The status of a document, once there is one that is as wanted. */
  async status(wanted: (status: DocumentStatus) => boolean): Promise<DocumentStatus | undefined> {
    await this.#until(() => this.statuses.some(wanted));
    return this.statuses.findLast(wanted);
  }

  end(): void {
    this.#client.dispose();
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
