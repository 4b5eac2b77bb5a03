import * as vscode from 'vscode';
import { languages, languageStatus } from '../contributions.ts';
import type { DocumentStatus } from '../protocol.ts';
import { Owner } from './dispose.ts';
import type { Editing } from './editing.ts';
import type { Judging } from './judging.ts';
import { statusView } from './statusView.ts';

/** The language status item: which schema judged the document that is open. */
export class SchemaStatus extends Owner {
  readonly #item = this.own(
    vscode.languages.createLanguageStatusItem(
      languageStatus.schema,
      languages.map((language) => ({ language })),
    ),
  );
  readonly #statuses = new Map<string, DocumentStatus>();
  readonly #editing: Editing;

  constructor(judging: Judging, editing: Editing) {
    super();
    this.#editing = editing;
    this.#item.name = vscode.l10n.t('Slipway Schema');
    this.own(judging.onJudged((status) => this.#take(status)));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.#update()));
    this.own(vscode.window.onDidChangeTextEditorSelection(() => this.#update()));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#statuses.delete(uri.toString())));
    this.own(editing.onChange(() => this.#update()));
    this.#update();
  }

  #take(status: DocumentStatus): void {
    this.#statuses.set(vscode.Uri.parse(status.uri).toString(), status);
    this.#update();
  }

  #update(): void {
    const editor = vscode.window.activeTextEditor;
    const status = editor === undefined ? undefined : this.#statuses.get(editor.document.uri.toString());
    const line = editor?.selection.active.line ?? 0;
    const quiet = editor === undefined ? null : this.#editing.reasonToBeQuiet(editor.document);
    const { text, detail } = statusView(status, line, quiet);
    this.#item.text = text;
    this.#item.detail = detail;
  }
}
