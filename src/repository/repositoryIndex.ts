import type { CrdCatalog } from './crds.ts';
import type { SecretFiles } from './secretFiles.ts';

/** What the files of a repository say that counts beyond them. */
export class RepositoryIndex {
  readonly #crds: CrdCatalog;
  readonly #secrets: SecretFiles;

  constructor(crds: CrdCatalog, secrets: SecretFiles) {
    this.#crds = crds;
    this.#secrets = secrets;
  }

  /** Takes over what a file says now; null for a file that is gone. True when others are to be judged anew. */
  update(path: string, text: string | null): boolean {
    this.#secrets.update(path, text);
    return this.#crds.update(path, text);
  }

  /** Takes back what the files below folders say; true when others are to be judged anew. */
  forgetBelow(folders: readonly string[]): boolean {
    this.#secrets.forgetBelow(folders);
    return this.#crds.forgetBelow(folders);
  }
}
