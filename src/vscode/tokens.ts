import type { SecretStorage } from 'vscode';
import type { Tokens } from '../ports.ts';

/** The tokens that checks of kind `http` name, in VS Code's secret storage: for this machine, and in no file. */
export class StoredTokens implements Tokens {
  readonly #secrets: SecretStorage;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  async get(name: string): Promise<string | null> {
    return (await this.#secrets.get(keyOf(name))) ?? null;
  }

  /** An empty token takes the stored one away. */
  async set(name: string, token: string): Promise<void> {
    if (token === '') await this.#secrets.delete(keyOf(name));
    else await this.#secrets.store(keyOf(name), token);
  }
}

function keyOf(name: string): string {
  return `slipway.token.${name}`;
}
