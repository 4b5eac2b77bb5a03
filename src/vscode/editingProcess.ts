import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { complete, hover } from '../completion/protocol.ts';
import type { CompleteResult, EditingParams, HoverResult } from '../completion/protocol.ts';
import type { SchemaAtResult } from '../protocol.ts';
import { Owner } from './dispose.ts';
import { toCompletionList, toHover } from './editingResult.ts';

/** How long the process stays when nobody asks. */
const idle = 5 * 60_000;

/** How long one answer may take: a process that is slower than anybody waits is stuck, and is ended. */
const limit = 10_000;

export interface EditingRequest {
  readonly found: NonNullable<SchemaAtResult>;
  readonly position: vscode.Position;
}

/** The process that completes and explains; it ends when it is idle, and is then started anew by the next request. */
export class EditingProcess extends Owner {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #ended = this.own(new vscode.EventEmitter<void>());
  readonly onEnd: vscode.Event<void> = this.#ended.event;
  readonly #known = new Set<string>();
  #idle: NodeJS.Timeout | undefined;
  #pending = 0;

  constructor(product: string, log: vscode.LogOutputChannel) {
    super();
    this.#child = fork(join(product, 'dist', 'completion.cjs'), [], {
      execArgv: [],
      env: { ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (text: Buffer) => log.warn(text.toString()));
    this.#connection = createMessageConnection(new IPCMessageReader(this.#child), new IPCMessageWriter(this.#child));
    this.#connection.listen();
    this.#child.once('error', (error) => log.error(error));
    this.#child.once('exit', () => {
      // Rejects what is still waiting for an answer.
      this.#connection.dispose();
      this.#ended.fire();
    });
    this.own({ dispose: () => this.#stop() });
  }

  /** Names of the schemas that need not be sent again. */
  get knownSchemas(): readonly string[] {
    return [...this.#known];
  }

  async complete(request: EditingRequest): Promise<vscode.CompletionList | null> {
    const result = await this.#ask<CompleteResult>(complete, request);
    return result === null ? null : toCompletionList(result, request.found.firstLine);
  }

  async hover(request: EditingRequest): Promise<vscode.Hover | null> {
    const result = await this.#ask<HoverResult>(hover, request);
    return result === null ? null : toHover(result, request.found.firstLine);
  }

  async #ask<Result>(method: string, { found, position }: EditingRequest): Promise<Result> {
    clearTimeout(this.#idle);
    this.#pending += 1;
    const stuck = setTimeout(() => this.#stop(), limit);
    if (found.schema !== null) this.#known.add(found.name);
    const params: EditingParams = {
      text: found.text,
      position: { line: position.line - found.firstLine, character: position.character },
      schemaName: found.name,
      schema: found.schema,
    };
    try {
      return await this.#connection.sendRequest<Result>(method, params);
    } finally {
      clearTimeout(stuck);
      this.#pending -= 1;
      if (this.#pending === 0 && this.#child.exitCode === null) this.#idle = setTimeout(() => this.#stop(), idle);
    }
  }

  #stop(): void {
    clearTimeout(this.#idle);
    this.#child.kill();
  }
}
