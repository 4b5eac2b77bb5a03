import * as vscode from 'vscode';

/** Counts those who need something to stay as it is, also beyond its end. */
export class Holds {
  readonly #onFree: (isOver: boolean) => void;
  #count = 0;
  #isOver = false;

  /** `onFree` is called when the last one has let go, and at the end when nobody holds it. */
  constructor(onFree: (isOver: boolean) => void) {
    this.#onFree = onFree;
  }

  get isHeld(): boolean {
    return this.#count > 0;
  }

  /** One more, until what it returns is disposed of. */
  hold(): vscode.Disposable {
    this.#count++;
    return new vscode.Disposable(() => {
      this.#count--;
      if (this.#count === 0) this.#onFree(this.#isOver);
    });
  }

  /** Nobody wants it any more but those who hold it. */
  end(): void {
    this.#isOver = true;
    if (!this.isHeld) this.#onFree(true);
  }
}
