import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileByPath } from '../domain/platform/file.ts';
import { pathOf, slashed } from './uri.ts';

/** The open documents. */
export interface Open {
  all(): readonly TextDocument[];
  get(uri: string): TextDocument | undefined;
}

export interface Judging {
  /** Begins to judge a document as it is now. */
  readonly start: (document: TextDocument) => void;
  /** Resolves when the newest judgement of a document has ended, and at once where there is none. */
  readonly settled: (uri: string) => Promise<void>;
}

/**
 * What is open of a platform follows when another file of it changes: behind that file, one document after the other.
 * What is typed meanwhile goes first, so that many keystrokes lead to one round.
 */
export class Beside {
  readonly #open: Open;
  readonly #judging: Judging;
  readonly #changed = new Set<string>();
  #running = false;

  constructor(open: Open, judging: Judging) {
    this.#open = open;
    this.#judging = judging;
  }

  /** Files have changed; paths in any spelling. */
  follow(paths: readonly string[]): void {
    for (const path of paths) this.#changed.add(slashed(path));
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#changed.size > 0) await this.#round();
    } finally {
      this.#running = false;
    }
  }

  async #round(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    await nextTurn();
    const { start, settled } = this.#judging;
    const first = this.#open.all().filter(({ uri }) => changed.includes(slashed(pathOf(uri))));
    await Promise.all(first.map(({ uri }) => settled(uri)));
    for (const document of this.#open.all().filter(({ uri }) => isBeside(uri, changed))) {
      if (this.#changed.size > 0) {
        // The next round is about these too.
        for (const path of changed) this.#changed.add(path);
        return;
      }
      if (this.#open.get(document.uri) !== document) continue;
      start(document);
      await settled(document.uri);
      await nextTurn();
    }
  }
}

/** Whether a document belongs to a platform that other files among these belong to. */
function isBeside(uri: string, changed: readonly string[]): boolean {
  const path = slashed(pathOf(uri));
  const root = fileByPath(path)?.root;
  return root !== undefined && changed.some((one) => one !== path && one.startsWith(`${root}/`));
}

/** Lets in what has arrived meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
