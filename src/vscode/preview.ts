import * as vscode from 'vscode';
import { Owner } from './dispose.ts';

const scheme = 'slipway-preview';

/** A read-only document that is made for one decision and goes with it. */
export class Preview extends Owner {
  readonly #uri: vscode.Uri;
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  #text = '';

  /** `name` is the title of the tab; its ending gives the language. */
  constructor(name: string) {
    super();
    // An address that was used before would bring its old text back for a moment.
    this.#uri = vscode.Uri.from({ scheme, path: `/${name}`, query: crypto.randomUUID() });
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        // Every provider of the scheme is asked for every address of it.
        provideTextDocumentContent: (uri) => (uri.toString() === this.#uri.toString() ? this.#text : null),
      }),
    );
  }

  /** Shows the text, in the place of what was shown before. The focus stays where it is. */
  async show(text: string): Promise<void> {
    this.#text = text;
    this.#changed.fire(this.#uri);
    await vscode.window.showTextDocument(this.#uri, { preview: true, preserveFocus: true });
  }

  /** Closes its tab. */
  async close(): Promise<void> {
    const mine = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === this.#uri.toString());
    await vscode.window.tabGroups.close(mine, true);
  }
}
