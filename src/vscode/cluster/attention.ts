import * as vscode from 'vscode';
import { Owner } from '../dispose.ts';

/** Milliseconds that somebody may look elsewhere before nobody is thought to look. */
const patience = 5 * 60_000;

/** Whether somebody looks at this window: from the moment on that it has the focus, until a while after it has lost it. */
export class Attention extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  #isThere = true;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.own(vscode.window.onDidChangeWindowState(() => this.#look()));
    this.own({ dispose: () => clearTimeout(this.#leaving) });
    this.#look();
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  #look(): void {
    clearTimeout(this.#leaving);
    if (vscode.window.state.focused) this.#set(true);
    else this.#leaving = setTimeout(() => this.#set(false), patience);
  }

  #set(isThere: boolean): void {
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    this.#changed.fire();
  }
}
