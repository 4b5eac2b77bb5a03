import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly { readonly code?: unknown }[];
}

/** A language server over its pipes, as any editor drives it. */
export class DrivenServer {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #waiting = new Map<string, (published: Published) => void>();

  constructor(script: string, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, [script, '--stdio', ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error(`${script} has no pipes`);
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      const key = keyOf(published.uri, published.version);
      const resolve = this.#waiting.get(key) ?? this.#waiting.get(published.uri);
      this.#waiting.delete(key);
      this.#waiting.delete(published.uri);
      resolve?.(published);
    });
    this.#connection.listen();
  }

  /** `settings` answers what the server asks of the workspace's configuration; `folder` is the one that is opened. */
  async initialize(settings: Readonly<Record<string, unknown>> = {}, folder: string | null = null): Promise<void> {
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => settings[section ?? ''] ?? null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folder === null ? null : [{ uri: pathToFileURL(folder).href, name: 'bench' }],
      capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    });
    await this.#connection.sendNotification('initialized', {});
  }

  async open(uri: string, text: string): Promise<Published> {
    const published = this.#next(uri);
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return published;
  }

  /** Waits until the diagnostics of a document are as wanted, those that come next or later ones. */
  async until(uri: string, isWanted: (published: Published) => boolean): Promise<void> {
    for (let isThere = false; !isThere;) isThere = isWanted(await this.#next(uri));
  }

  async close(uri: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Inserts at a position and waits for the diagnostics of just that version. */
  async insert(
    uri: string,
    version: number,
    position: { line: number; character: number },
    text: string,
  ): Promise<Published> {
    const published = this.#next(keyOf(uri, version));
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
    return published;
  }

  /** Resident memory in bytes, as the kernel counts it. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }

  stop(): void {
    this.#connection.dispose();
    this.#child.kill();
  }

  #next(key: string): Promise<Published> {
    return new Promise((resolve) => this.#waiting.set(key, resolve));
  }
}

function keyOf(uri: string, version: number | undefined): string {
  return version === undefined ? uri : `${uri}#${version}`;
}
