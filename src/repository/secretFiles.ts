import { secretsIn } from '../domain/sealing/plainSecret.ts';
import { isBelow } from './below.ts';

/** The files of a repository that hold Secrets in plain text. */
export class SecretFiles {
  readonly #paths = new Set<string>();
  readonly #changed: (paths: readonly string[]) => void;

  /** `changed` is told all of them, whenever one comes or goes. */
  constructor(changed: (paths: readonly string[]) => void) {
    this.#changed = changed;
  }

  /** Takes over whether a file holds one now. */
  update(path: string, holds: boolean): void {
    if (holds === this.#paths.has(path)) return;
    if (holds) this.#paths.add(path);
    else this.#paths.delete(path);
    this.#changed([...this.#paths]);
  }

  forgetBelow(folders: readonly string[]): void {
    const below = [...this.#paths].filter((path) => isBelow(path, folders));
    for (const path of below) this.#paths.delete(path);
    if (below.length > 0) this.#changed([...this.#paths]);
  }
}

/** Whether a text holds a Secret with values. Most texts do not even look like it, and are not parsed for it. */
export function holdsSecret(text: string): boolean {
  return mention.test(text) && text.length < largest && secretsIn(text).some(({ keys }) => keys.length > 0);
}

const mention = /\bkind["']?[ \t]*:[ \t]*["']?Secret/;

/** Nobody keeps a larger file of Secrets; what defines a whole platform is not parsed twice. */
const largest = 1_000_000;
