import * as vscode from 'vscode';
import type { Settings } from '../contributions.ts';
import { settings } from '../contributions.ts';
import { Owner } from './dispose.ts';

/** One setting: its value for a document, and when it changes. */
export class Setting<Key extends keyof Settings> extends Owner {
  readonly #key: Key;
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onChange: vscode.Event<void> = this.#changed.event;

  constructor(key: Key) {
    super();
    this.#key = key;
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(key) && this.#changed.fire()),
    );
  }

  /** For a document or a folder; null for all of the window. */
  value(scope: vscode.ConfigurationScope | null): Settings[Key] {
    return vscode.workspace
      .getConfiguration(undefined, scope)
      .get<Settings[Key]>(this.#key, settings[this.#key].default);
  }
}
