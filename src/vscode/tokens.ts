import type { SecretStorage } from 'vscode';
import type { Tokens } from '../ports.ts';

/** A token, and to whom it may be sent: the origins that were shown when it was stored. */
interface Kept {
  readonly token: string;
  readonly origins: readonly string[];
}

/**
 * The tokens that checks of kind `http` name, in VS Code's secret storage: for this machine, and in no file. Each goes only
 * to the origins that it was stored for, whatever the repository says later.
 */
export class StoredTokens implements Tokens {
  readonly #secrets: SecretStorage;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  async get(name: string, origin: string): Promise<{ readonly token: string } | { readonly problem: string }> {
    const kept = await this.#kept(name);
    if (kept === null) return { problem: `No token is stored under the name "${name}".` };
    if (kept.origins.includes(origin)) return { token: kept.token };
    const known = kept.origins.length === 0 ? 'no address' : kept.origins.join(', ');
    return { problem: `The token is stored for ${known}, and the check asks ${origin}.` };
  }

  /** Where a token may be sent; null when none is stored. */
  async originsOf(name: string): Promise<readonly string[] | null> {
    return (await this.#kept(name))?.origins ?? null;
  }

  /** An empty token takes the stored one away. */
  async set(name: string, token: string, origins: readonly string[]): Promise<void> {
    if (token === '') await this.#secrets.delete(keyOf(name));
    else await this.#secrets.store(keyOf(name), JSON.stringify({ token, origins } satisfies Kept));
  }

  async #kept(name: string): Promise<Kept | null> {
    const text = await this.#secrets.get(keyOf(name));
    return text === undefined ? null : keptIn(text);
  }
}

function keyOf(name: string): string {
  return `slipway.token.${name}`;
}

/** What was stored before tokens had addresses is a token for none. */
function keptIn(text: string): Kept {
  const bare = { token: text, origins: [] };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('token' in value) || !('origins' in value)) return bare;
    const { token, origins } = value;
    if (typeof token !== 'string' || !Array.isArray(origins)) return bare;
    return { token, origins: origins.filter((origin) => typeof origin === 'string') };
  } catch {
    return bare;
  }
}
