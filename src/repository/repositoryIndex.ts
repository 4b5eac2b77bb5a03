import type { CrdCatalog } from './crds.ts';
import type { PolicyFiles } from './policyFiles.ts';
import { holdsSecret } from './secretFiles.ts';
import type { SecretFiles } from './secretFiles.ts';

/** What the files of a repository say that counts beyond them. */
export class RepositoryIndex {
  readonly #crds: CrdCatalog;
  readonly #secrets: SecretFiles;
  readonly #policies: PolicyFiles;

  constructor(crds: CrdCatalog, secrets: SecretFiles, policies: PolicyFiles) {
    this.#crds = crds;
    this.#secrets = secrets;
    this.#policies = policies;
  }

  /**
   * Takes over what a file says now; null for a file that is gone. True when others are to be judged anew.
   * Who has judged the file knows whether it holds a Secret, and need not have it parsed again.
   */
  update(path: string, text: string | null, secret: boolean = text !== null && holdsSecret(text)): boolean {
    this.#secrets.update(path, secret);
    const areOther = this.#policies.update(path, text);
    return this.#crds.update(path, text) || areOther;
  }

  /** Takes back what the files below folders say; true when others are to be judged anew. */
  forgetBelow(folders: readonly string[]): boolean {
    this.#secrets.forgetBelow(folders);
    const areOther = this.#policies.forgetBelow(folders);
    return this.#crds.forgetBelow(folders) || areOther;
  }
}
