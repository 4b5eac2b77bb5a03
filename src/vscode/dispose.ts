import type { Disposable } from 'vscode';

/** Owns what it is given: what comes after the end is disposed of at once, and one failure does not spare the rest. */
export class Owner implements Disposable {
  readonly #owned: Disposable[] = [];
  #disposed = false;

  own<Owned extends Disposable>(disposable: Owned): Owned {
    if (this.#disposed) disposable.dispose();
    else this.#owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    this.#disposed = true;
    for (const disposable of this.#owned.splice(0).toReversed()) {
      try {
        disposable.dispose();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
