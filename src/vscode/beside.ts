import * as vscode from 'vscode';
import { Preview } from './preview.ts';

/** A question about a document. */
export interface Beside<Value> {
  /** The title of the document's tab, with `.md` at its end. */
  readonly name: string;
  /** Markdown. */
  readonly document: string;
  readonly title: string;
  readonly placeholder: string;
  /** Read each time that it is asked. */
  readonly choices: readonly (vscode.QuickPickItem & { readonly value: Value })[];
  /** Asked about a choice while the document is still there; after a no the question stands there again. */
  readonly confirm?: (value: Value) => Promise<boolean>;
  /** Asked when the list is left, as by another one that opens, while the document is still there. */
  readonly left?: () => Promise<Value | undefined>;
}

/**
 * Shows a read-only document and asks about it; the question stays open while the document is read, and the document goes
 * with it. Undefined when the user gives up. Rejects with the reason of the signal when that aborts.
 */
export async function askBeside<Value>(asked: Beside<Value>, signal: AbortSignal): Promise<Value | undefined> {
  const { name, document, title, placeholder, confirm, left } = asked;
  const preview = new Preview(name);
  const source = new vscode.CancellationTokenSource();
  const abort = (): void => source.cancel();
  signal.addEventListener('abort', abort);
  try {
    await preview.show(`${'\n'.repeat(coveredBy(asked.choices))}${document}`);
    for (;;) {
      signal.throwIfAborted();
      const options = { title, placeHolder: placeholder, ignoreFocusOut: true };
      const chosen = await vscode.window.showQuickPick(asked.choices, options, source.token);
      signal.throwIfAborted();
      if (chosen === undefined) return await left?.();
      if (confirm === undefined || (await confirm(chosen.value))) return chosen.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    source.dispose();
    await preview.close();
    preview.dispose();
  }
}

/** Pixels, as the editor draws them: a row of a list or its detail, a line of a document, what else of the list hides lines. */
const [row, line, frame] = [22, 19, 10];

/** Lines of a document that the list hides which asks about it: no scrolling brings its first ones below that. */
function coveredBy(choices: readonly vscode.QuickPickItem[]): number {
  const rows = choices.reduce((sum, { detail }) => sum + (detail === undefined ? 1 : 2), 0);
  return Math.round((rows * row + frame) / line);
}
