import * as vscode from 'vscode';
import { Owner } from './dispose.ts';

const scheme = 'slipway-preview';

/** The addresses that this window shows something at. */
const shown = new Set<string>();

/** Closes the tabs that a window before this one has left: what they showed has gone with it. */
export async function closeLeft(): Promise<void> {
  await closeTabs((uri) => uri.scheme === scheme && !shown.has(uri.toString()));
}

/** Closes the tabs that show something under a name: what comes in their place has more to say. */
export async function closeNamed(name: string): Promise<void> {
  await closeTabs((uri) => uri.scheme === scheme && uri.path === `/${name}`);
}

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
    shown.add(this.#uri.toString());
    this.own({ dispose: () => shown.delete(this.#uri.toString()) });
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        // Every provider of the scheme is asked for every address of it.
        provideTextDocumentContent: (uri) => (uri.toString() === this.#uri.toString() ? this.#text : null),
      }),
    );
  }

  /**
   * Shows the text, in the place of what was shown before. The focus stays where it is. With `stays` its tab is not taken
   * by what is opened next.
   */
  async show(text: string, { stays = false }: { readonly stays?: boolean } = {}): Promise<void> {
    this.#text = text;
    this.#changed.fire(this.#uri);
    await vscode.window.showTextDocument(this.#uri, { preview: !stays, preserveFocus: true });
  }

  /** Whether this is the address that it is shown at. */
  isAt(uri: vscode.Uri): boolean {
    return uri.toString() === this.#uri.toString();
  }

  /** Closes its tab. */
  async close(): Promise<void> {
    await closeTabs((uri) => uri.toString() === this.#uri.toString());
  }
}

async function closeTabs(isMeant: (uri: vscode.Uri) => boolean): Promise<void> {
  const meant = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && isMeant(input.uri));
  await vscode.window.tabGroups.close(meant, true);
}
