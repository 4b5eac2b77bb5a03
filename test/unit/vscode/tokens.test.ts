import { describe, expect, test } from 'vitest';
import type { SecretStorage } from 'vscode';
import { StoredTokens } from '../../../src/vscode/tokens.ts';

const gitlab = 'https://gitlab.home.arpa';

/** Tokens in a storage that keeps them in memory, which holds these at first. */
function storing(kept: Readonly<Record<string, string>> = {}) {
  const secrets = new Map(Object.entries(kept));
  const storage: Pick<SecretStorage, 'get' | 'store' | 'delete'> = {
    get: async (key) => secrets.get(key),
    store: async (key, value) => void secrets.set(key, value),
    delete: async (key) => void secrets.delete(key),
  };
  return { tokens: new StoredTokens(storage as SecretStorage), secrets };
}

describe('A token', () => {
  test('is given for the origins that it was stored for', async () => {
    const { tokens } = storing();
    await tokens.set('gitlab', 'secret', [gitlab, 'https://gitlab:8443']);
    expect(await tokens.get('gitlab', gitlab)).toEqual({ token: 'secret' });
    expect(await tokens.get('gitlab', 'https://gitlab:8443')).toEqual({ token: 'secret' });
    expect(await tokens.originsOf('gitlab')).toEqual([gitlab, 'https://gitlab:8443']);
  });

  test.each(['https://evil.example', 'http://gitlab.home.arpa', 'https://gitlab.home.arpa:8443', 'null', ''])(
    'is not given for %j',
    async (origin) => {
      const { tokens } = storing();
      await tokens.set('gitlab', 'secret', [gitlab]);
      expect(await tokens.get('gitlab', origin)).toEqual({
        problem: `The token is stored for ${gitlab}, and the check asks ${origin}.`,
      });
    },
  );

  test.each([
    'old-token',
    '{"token":1,"origins":[]}',
    '{"token":"x"}',
    'null',
    '"x"',
    '{"token":"x","origins":"https://x"}',
  ])('that was stored for no address, as %s, is given to nobody', async (text) => {
    const { tokens } = storing({ 'slipway.token.gitlab': text });
    expect(await tokens.get('gitlab', gitlab)).toEqual({
      problem: `The token is stored for no address, and the check asks ${gitlab}.`,
    });
  });

  test('that is empty takes the stored one away', async () => {
    const { tokens, secrets } = storing();
    await tokens.set('gitlab', 'secret', [gitlab]);
    await tokens.set('gitlab', '', []);
    expect(secrets.size).toBe(0);
    expect(await tokens.originsOf('gitlab')).toBe(null);
    expect(await tokens.get('gitlab', gitlab)).toEqual({ problem: 'No token is stored under the name "gitlab".' });
  });
});
