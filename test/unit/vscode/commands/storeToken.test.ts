import { expect, test, vi } from 'vitest';
import type { SecretStorage } from 'vscode';
import type { CheckSpec } from '../../../../src/domain/phases/spec.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { storeToken } from '../../../../src/vscode/commands/storeToken.ts';
import type { Asker, Step } from '../../../../src/vscode/steps.ts';
import { StoredTokens } from '../../../../src/vscode/tokens.ts';
import { checkSpec, platformOf } from '../../live/platform.ts';

interface Answers {
  readonly name: string;
  readonly token: string;
}

/** All that was shown, in order. */
const shown = vi.hoisted(() => [] as string[]);

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const show = (said: string): void => void shown.push(said);
  return { ...fake, window: { ...fake.window, showInformationMessage: show, showWarningMessage: show } };
});

/* Somebody who takes the first choice and types a token. */
vi.mock('../../../../src/vscode/steps.ts', () => ({
  askSteps: async (_: string, steps: readonly Step<Answers>[], start: Answers) => {
    const asker = {
      choose: async ({ choices }) => {
        shown.push(...choices.map(({ label, description, detail }) => [label, description, detail].join(' | ')));
        return choices[0]?.value;
      },
      text: async ({ prompt }) => (shown.push(prompt), 'secret'),
    } as Asker;
    let answers = start;
    for (const { ask } of steps) answers = await ask(asker, answers);
    return answers;
  },
}));

const sends = (id: string, url: string): CheckSpec =>
  checkSpec(id, { kind: 'http', url, status: null, token: 'gitlab' });

async function stored(checks: readonly CheckSpec[]): Promise<StoredTokens> {
  shown.length = 0;
  const secrets = new Map<string, string>();
  const storage: Partial<SecretStorage> = {
    get: async (key) => secrets.get(key),
    store: async (key, value) => void secrets.set(key, value),
  };
  const tokens = new StoredTokens(storage as SecretStorage);
  await storeToken({ spec: async () => platformOf(checks), tokens } as unknown as CommandServices);
  return tokens;
}

test('A token is stored for the addresses that are shown, and for no other', async () => {
  const tokens = await stored([sends('one', "'https://gitlab.home.arpa/a'"), sends('two', "'https://git:8443/b'")]);
  expect(shown).toEqual([
    'gitlab | not stored yet | https://gitlab.home.arpa, https://git:8443 · one, two',
    'The token "gitlab" for https://gitlab.home.arpa, https://git:8443; nothing takes away the one that is stored.',
    'Stored the token "gitlab" for https://gitlab.home.arpa, https://git:8443. Validate the checks that want it.',
  ]);
  expect(await tokens.get('gitlab', 'https://gitlab.home.arpa')).toEqual({ token: 'secret' });
  expect(await tokens.get('gitlab', 'https://evil.example')).toHaveProperty('problem');
});

test('Where nobody knows the address nothing is stored', async () => {
  const tokens = await stored([sends('one', 'platform.nothing.here')]);
  expect(shown.at(-1)).toBe('The token "gitlab" is not stored: the address that it is for is not known.');
  expect(await tokens.originsOf('gitlab')).toBeNull();
});
