import * as vscode from 'vscode';
import { languages } from '../contributions.ts';
import type { SchemaAtParams } from '../protocol.ts';
import { Owner } from './dispose.ts';
import { toHover } from './editingResult.ts';
import type { EditingProcess, EditingRequest } from './editingProcess.ts';
import type { Judging } from './judging.ts';
import { anotherKubernetesMapping } from './otherExtension.ts';
import type { Setting } from './setting.ts';

/** Completion and hover from the schema of the object under the cursor. The process behind them starts at the first request. */
export class Editing extends Owner implements vscode.CompletionItemProvider, vscode.HoverProvider {
  readonly #product: string;
  readonly #judging: Judging;
  readonly #setting: Setting<'slipway.completion'>;
  readonly #log: vscode.LogOutputChannel;
  #process: Promise<EditingProcess> | undefined;

  constructor(product: string, judging: Judging, setting: Setting<'slipway.completion'>, log: vscode.LogOutputChannel) {
    super();
    this.#product = product;
    this.#judging = judging;
    this.#setting = setting;
    this.#log = log;
    const selector = languages.map((language) => ({ language }));
    this.own(vscode.languages.registerCompletionItemProvider(selector, this));
    this.own(vscode.languages.registerHoverProvider(selector, this));
  }

  get onChange(): vscode.Event<void> {
    return this.#setting.onChange;
  }

  /** Why nothing is completed in a document, as a sentence; null when it is. */
  reasonToBeQuiet(document: vscode.TextDocument): string | null {
    const setting = this.#setting.value(document);
    if (setting === 'off') return vscode.l10n.t('Completion is off.');
    if (setting === 'on') return null;
    const other = anotherKubernetesMapping(document);
    return other === null ? null : vscode.l10n.t('Completion is left to {0}.', other);
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | null> {
    const { character } = position;
    return this.#ask(document, position, token, (process, request) => process.complete(request), { character });
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const explained = await this.#explained(document, position, token);
    return explained ?? this.#ask(document, position, token, (process, request) => process.hover(request));
  }

  /** What no other extension knows: a word of a policy's expression. */
  async #explained(
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    if (this.#setting.value(document) === 'off') return null;
    try {
      const explained = await this.#judging.explainedAt({ uri: document.uri.toString(), line, character });
      return explained === null ? null : toHover(explained, 0);
    } catch (error) {
      if (!token.isCancellationRequested) this.#log.warn(String(error));
      return null;
    }
  }

  /** Null where nothing is known, and when the process fails: the text can be written without help. */
  async #ask<Answer>(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    ask: (process: EditingProcess, request: EditingRequest) => Promise<Answer | null>,
    place: Pick<SchemaAtParams, 'character'> = {},
  ): Promise<Answer | null> {
    if (this.reasonToBeQuiet(document) !== null) return null;
    try {
      // The process that knows a schema is the one that is asked; it starts only when there is something to ask.
      const running = await this.#process;
      const known = running?.knownSchemas ?? [];
      const uri = document.uri.toString();
      const found = await this.#judging.schemaAt({ uri, line: position.line, ...place, known });
      if (found === null || token.isCancellationRequested) return null;
      return await ask(running ?? (await this.#running()), { found, position });
    } catch (error) {
      if (!token.isCancellationRequested) this.#log.warn(String(error));
      return null;
    }
  }

  #running(): Promise<EditingProcess> {
    this.#process ??= this.#start();
    return this.#process;
  }

  async #start(): Promise<EditingProcess> {
    const { EditingProcess } = await import('./editingProcess.ts');
    const process = this.own(new EditingProcess(this.#product, this.#log));
    this.own(process.onEnd(() => (this.#process = undefined)));
    return process;
  }
}
