import { EventEmitter } from './vscode.ts';

/** What a row says. */
export interface Row {
  readonly label: string;
  readonly detail?: string;
}

/**
 * A quick pick, and somebody in front of it. As in the editor it is drawn elsewhere: what it is told arrives in a later
 * turn, and so does the word that it is hidden, whoever has hidden it (`ExtHostQuickInput`, extHostQuickOpen.ts).
 */
export class QuickPickBox {
  readonly #accepted = new EventEmitter<void>();
  readonly #hidden = new EventEmitter<void>();
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  title = '';
  placeholder = '';
  prompt: string | undefined = undefined;
  ignoreFocusOut = false;
  busy = false;
  items: readonly Row[] = [];
  selectedItems: readonly Row[] = [];
  activeItems: readonly Row[] = [];
  /** Whether somebody sees it. */
  isShown = false;
  #isVisible = false;
  #isHideExpected = false;
  #isDisposed = false;

  show(): void {
    this.#isVisible = true;
    this.#isHideExpected = true;
    setImmediate(() => {
      this.isShown = !this.#isDisposed;
    });
  }

  hide(): void {
    this.#isVisible = false;
    setImmediate(() => this.leave());
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#tell();
    this.#isDisposed = true;
    this.#hidden.dispose();
    setImmediate(() => {
      this.isShown = false;
    });
  }

  /** Somebody closes it, or opens another one. */
  leave(): void {
    if (!this.isShown) return;
    this.isShown = false;
    setImmediate(() => this.#tell());
  }

  /** Somebody takes a row. */
  take(label: string): void {
    const row = this.items.find((one) => one.label === label);
    if (row === undefined) throw new Error(`There is no row ${label} in ${JSON.stringify(this.items)}`);
    this.selectedItems = [row];
    this.#accepted.fire();
  }

  #tell(): void {
    if (!this.#isHideExpected) return;
    this.#isHideExpected = this.#isVisible;
    this.#hidden.fire();
  }
}
