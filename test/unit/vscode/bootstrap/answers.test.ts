import { armor } from 'age-encryption';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { heldKey } from '../../../../src/domain/sealing/heldKey.ts';
import { backupText } from '../../../../src/domain/sealing/keyBackup.ts';
import { passwordStep, restoreSteps, secretSteps } from '../../../../src/vscode/bootstrap/answers.ts';
import type { Asker, Step, TextQuestion } from '../../../../src/vscode/steps.ts';
import { window, workspace } from '../../../fakes/vscode.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const errors: string[] = [];

/** A file on this machine that is chosen; null for none. */
function chosen(bytes: Uint8Array | null): void {
  errors.length = 0;
  const file = { path: '/home/me/value' };
  Object.assign(window, {
    showOpenDialog: async () => (bytes === null ? undefined : [file]),
    showErrorMessage: async (text: string) => void errors.push(text),
  });
  Object.assign(workspace, {
    fs: {
      stat: async () => ({ size: bytes?.length ?? 0 }),
      readFile: async () => bytes ?? Promise.reject(new Error('gone')),
    },
  });
}

const back = new Error('back');

/** Goes through the steps with these choices and typed texts. */
async function answered<Said>(steps: readonly Step<Said>[], start: Said, answers: readonly string[]) {
  const left = [...answers];
  const questions: TextQuestion[] = [];
  const asker: Asker = {
    text: async (question) => {
      questions.push(question);
      return left.shift() ?? '';
    },
    choose: async ({ choices }) => {
      const wanted = left.shift();
      const choice = choices.find(({ label }) => label === wanted);
      if (choice === undefined) throw new Error(`There is no choice ${wanted ?? ''}.`);
      return choice.value;
    },
    back: () => Promise.reject(back),
  };
  let said = start;
  for (const step of steps) if (step.when?.(said) !== false) said = await step.ask(asker, said);
  return { said, questions };
}

beforeEach(() => chosen(null));

test('A password is typed unseen in the first box, and not empty', async () => {
  const { said, questions } = await answered([passwordStep('For homelab.')], null, ['s3cret']);
  expect(said).toBe('s3cret');
  expect(questions.map(({ prompt, masked }) => [prompt, masked])).toEqual([['For homelab.', true]]);
  expect([questions[0]?.problem?.(''), questions[0]?.problem?.(' ')]).toEqual(['A password is wanted.', null]);
});

describe('A secret', () => {
  test('is typed unseen, and not empty', async () => {
    const { said, questions } = await answered(secretSteps('A token.'), null, ['Type It', 's3cret']);
    expect(said).toEqual({ how: 'typed', text: 's3cret' });
    expect(questions.map(({ prompt, masked }) => [prompt, masked])).toEqual([['A token.', true]]);
    expect([questions[0]?.problem?.(''), questions[0]?.problem?.('x')]).toEqual(['A value is wanted.', null]);
  });

  test('is the text of a file as it is, with its line breaks', async () => {
    chosen(new TextEncoder().encode('\ufeff-----BEGIN KEY-----\r\nx\n'));
    const { said } = await answered(secretSteps('A key.'), null, ['From a File…']);
    expect(said).toEqual({ how: 'file', text: '\ufeff-----BEGIN KEY-----\r\nx\n' });
  });

  test.each<[string, Uint8Array | null, RegExp | null]>([
    ['no file', null, null],
    ['a file that is no text', new Uint8Array([0xff, 0xfe, 0x00]), /can not be read as text/],
    ['a file that is too large', new Uint8Array(1024 * 1024 + 1), /1 MiB is the most/],
  ])('is asked for again after %s', async (_, bytes, told) => {
    chosen(bytes);
    await expect(answered(secretSteps('A key.'), null, ['From a File…'])).rejects.toBe(back);
    expect(errors.join('\n')).toMatch(told ?? /^$/);
  });
});

describe('A backup', () => {
  const armoured = (recipient: string): string =>
    armor.encode(new TextEncoder().encode(`age-encryption.org/v1\n-> ${recipient}\nAAAA\n--- AAAA\n`));
  const [byPassphrase, byIdentity] = [armoured('scrypt c2FsdA 18'), armoured('X25519 c2hhcmU')];
  const restored = (...typed: readonly string[]) =>
    answered(restoreSteps('The backup.'), null, ['Choose the Backup…', ...typed]);

  test.each<[string, string, string, string, object]>([
    ['passphrase', byPassphrase, 'passphrase', ' five words ', { passphrase: ' five words ' }],
    ['identity', byIdentity, 'age identity', ' AGE-SECRET-KEY-1XYZ\n', { identity: 'AGE-SECRET-KEY-1XYZ' }],
  ])('that a %s opens asks for that alone, unseen', async (_, text, wanted, typed, opens) => {
    chosen(new TextEncoder().encode(text));
    const { said, questions } = await restored(typed);
    expect(said?.restored).toEqual({ text, opens });
    expect(questions.map(({ prompt, masked }) => [prompt, masked])).toEqual([
      [`The ${wanted} that opens the backup.`, true],
    ]);
  });

  test('that is open asks for nothing', async () => {
    const text = backupText([await heldKey('own', fixture('cert.pem'), fixture('key.pem'))], 'kube-system');
    chosen(new TextEncoder().encode(text));
    const { said, questions } = await restored();
    expect([said?.restored, questions]).toEqual([{ text, opens: { passphrase: '' } }, []]);
  });

  test.each<[string, string, RegExp]>([
    ['notes', '# my homelab\n', /There is no sealing key in the backup/],
    ['half of one', byPassphrase.slice(0, 60), /no whole age file/],
    ['one for another kind of key', armoured('ssh-ed25519 AAAA'), /the kind "ssh-ed25519"/],
  ])('is asked for again after %s, and nothing else is asked', async (_, text, told) => {
    chosen(new TextEncoder().encode(text));
    await expect(restored()).rejects.toBe(back);
    expect(errors.join('\n')).toMatch(told);
  });
});
