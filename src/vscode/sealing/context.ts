import * as vscode from 'vscode';
import { contextKeys } from '../../contributions.ts';
import type { DocumentStatus } from '../../protocol.ts';
import { Owner } from '../dispose.ts';
import type { Judging } from '../judging.ts';

/** Tells the menus where there is something to seal: in the file in front, and in which files of the workspace. */
export class SealingContext extends Owner {
  readonly #held = new Map<string, string>();
  #shown = '';

  constructor(judging: Judging) {
    super();
    this.own(judging.onJudged((status) => this.#take(status)));
    // The window may run elsewhere and know the files by another address: the path is the same.
    this.own(
      judging.onSecretFiles(({ uris }) =>
        set(
          contextKeys.secretFiles,
          uris.map((uri) => vscode.Uri.parse(uri).fsPath),
        ),
      ),
    );
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.#update()));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#held.delete(uri.toString())));
  }

  #take({ uri, documents }: DocumentStatus): void {
    const kinds = documents.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
    const holds = [
      ...(kinds.some((kind) => kind === 'v1 Secret' || kind === 'v1 SecretList') ? ['secret'] : []),
      ...(kinds.some((kind) => /^bitnami\.com\/\S+ SealedSecret$/.test(kind)) ? ['sealed'] : []),
    ];
    this.#held.set(normal(uri), holds.join(' '));
    this.#update();
  }

  #update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    const held = this.#held.get(uri) ?? '';
    if (held === this.#shown) return;
    this.#shown = held;
    set(contextKeys.document, held);
  }
}

function set(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

/** As VS Code itself writes it: `when` clauses compare texts. */
function normal(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
