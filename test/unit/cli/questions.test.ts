import { armor } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { cliQuestions } from '../../../src/cli/questions.ts';
import type { AskingTerminal, QuestionWorld } from '../../../src/cli/questions.ts';
import type { Answers } from '../../../src/cli/bootstrapAnswers.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { hostile } from '../../fixtures/hostile.ts';

const { signal } = new AbortController();
const nothing: Answers = { backup: null, recipients: [], restore: null, identity: null, values: new Map() };
const question = { title: 'sshPrivateKey of Secret argocd/repository', text: 'Make a key with ssh-keygen.' };
const value = { ...question, value: 'argocd/repository/sshPrivateKey' };

/** A terminal at which these lines are typed, or none; what was said and what was asked. */
function here(typed: readonly (string | null)[] | null, files: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const rest = [...(typed ?? [])];
  const ask = (kind: string) => (text: string, until: AbortSignal) => {
    until.throwIfAborted();
    said.push(`${kind}: ${text}`);
    return Promise.resolve(rest.shift() ?? null);
  };
  const terminal: AskingTerminal | null = typed === null ? null : { line: ask('line'), hidden: ask('hidden') };
  const world: QuestionWorld = {
    terminal,
    say: (line) => said.push(line),
    read: (path) => memoryFiles(files).read(path),
    absolute: (path) => (path.startsWith('/') ? path : `/here/${path}`),
  };
  return { said, asking: (answers: Partial<Answers> = {}) => cliQuestions({ ...nothing, ...answers }, world) };
}

describe('a value', () => {
  test('is typed unseen', async () => {
    const { said, asking } = here(['hunter2']);
    expect(await asking().secret(value, signal)).toBe('hunter2');
    expect(said).toEqual([value.title, `  ${value.text}`, 'hidden: Value (unseen), or @ and a file: ']);
  });

  test('may be that of a file, and may begin with @ all the same', async () => {
    const key = '-----BEGIN X-----\na\n';
    expect(await here(['@key'], { '/here/key': key }).asking().secret(value, signal)).toBe(key);
    expect(await here(['@@key']).asking().secret(value, signal)).toBe('@key');
    // A password of sudo is never a file.
    expect(await here(['@key']).asking().secret(question, signal)).toBe('@key');
  });

  test('is what was said before, from a file or standard input, and nobody is asked', async () => {
    for (const [file, path] of [
      ['key', '/here/key'],
      ['-', '-'],
    ] as const) {
      const { said, asking } = here(null, { [path]: 'hunter2\n' });
      expect(await asking({ values: new Map([[value.value, file]]) }).secret(value, signal)).toBe('hunter2\n');
      expect(said).toEqual([]);
    }
  });

  test('is missing where nobody is, with the flag that would say it', async () => {
    const { said, asking } = here(null);
    expect(await asking().secret(value, signal)).toBe(null);
    expect(said.at(-1)).toBe('Nobody is here to say it; say --value argocd/repository/sshPrivateKey=FILE.');
    expect(await asking().secret(question, signal)).toBe(null);
    expect(said.at(-1)).toBe('Nobody is here to say it; it has to be typed at a terminal.');
  });

  test('that stands where its file should be named is not repeated', async () => {
    const { said, asking } = here(null);
    expect(await asking({ values: new Map([[value.value, 'hunter2']]) }).secret(value, signal)).toBe(null);
    expect(said).toEqual([
      "The file that --value names for argocd/repository/sshPrivateKey can't be read: it does not exist.",
    ]);
  });
});

describe('what has to be typed or done', () => {
  const typed = { title: 'Everything on /dev/disk/by-id/x is lost', text: 'homelab' };
  test.each([
    [['homelab'], true],
    [['homelab '], false],
    [['Homelab'], false],
    [[null], false],
    [null, false],
  ])('is exactly that text: %j', async (lines, is) => {
    expect(await here(lines).asking().typed(typed, signal)).toBe(is);
  });

  test.each([
    [['y'], true],
    [['YES '], true],
    [['n'], false],
    [[''], false],
    [[null], false],
    [null, false],
  ])('is done, or meant, when somebody says yes: %j', async (lines, is) => {
    for (const kind of ['done', 'agreed'] as const) {
      const { said, asking } = here(lines);
      expect(await asking()[kind](question, signal)).toBe(is);
      expect(said.slice(0, 2)).toEqual([question.title, `  ${question.text}`]);
    }
  });
});

describe('a backup', () => {
  const recipients = ['age1x'];
  test('goes where the command line says, for whom it says', async () => {
    expect(await here(null).asking({ backup: 'lab.age', recipients }).backup(question, signal)).toEqual({
      file: '/here/lab.age',
      lock: { recipients },
    });
  });

  test('is asked for, with a passphrase twice', async () => {
    const { asking } = here(['lab.age', 'correct horse battery', 'correct horse battery']);
    expect(await asking().backup(question, signal)).toEqual({
      file: '/here/lab.age',
      lock: { passphrase: 'correct horse battery' },
    });
    const named = here(['correct horse battery', 'correct horse battery']);
    expect(await named.asking({ backup: 'x.age' }).backup(question, signal)).toMatchObject({ file: '/here/x.age' });
  });

  test.each([
    ['nobody is here', null, 'Nobody is here to say it; say --backup FILE --recipient age1….'],
    ['no file is named', [''], 'line: File for the encrypted backup: '],
    [
      'the passphrase is short',
      ['x', 'abc'],
      'The passphrase has 3 characters; at least 10 are wanted, better five words or more.',
    ],
    ['the two differ', ['x', 'correct horse', 'wrong horse'], 'The two passphrases differ.'],
    ['the user gives up', ['x', null], 'hidden: Passphrase for the backup: '],
  ])('is not made when %s', async (_, lines, last) => {
    const { said, asking } = here(lines);
    expect(await asking().backup(question, signal)).toBe(null);
    expect(said.at(-1)).toBe(last);
  });
});

describe('restoring', () => {
  const text = armor.encode(new TextEncoder().encode('age-encryption.org/v1\n-> scrypt AAAA 18\nAAAA\n--- AAAA\n'));
  const files = { '/here/lab.age': text, '/here/id': 'AGE-SECRET-KEY-1X', '-': text };
  test('takes what the command line names', async () => {
    const answers = { restore: 'lab.age', identity: 'id' };
    expect(await here(null, files).asking(answers).restore(question, signal)).toEqual({
      text,
      opens: { identity: 'AGE-SECRET-KEY-1X' },
    });
  });

  test.each([
    [['lab.age', 'correct horse'], { passphrase: 'correct horse' }],
    [['lab.age', '@id'], { identity: 'AGE-SECRET-KEY-1X' }],
    [['lab.age', '@@id'], { passphrase: '@id' }],
  ])('asks for a file and what opens it: %j', async (lines, opens) => {
    expect(await here(lines, files).asking().restore(question, signal)).toEqual({ text, opens });
  });

  test.each([
    ['nobody is here', null, 'Nobody is here to say it; say --restore FILE --identity FILE.'],
    ['there is no such file', ['other'], "other can't be read: it does not exist."],
    [
      'the file is no backup',
      ['id'],
      'There is no sealing key in the backup: Secrets with tls.crt and tls.key are wanted.',
    ],
    ['the user gives up', ['lab.age', null], 'hidden: Its passphrase, or @ and a file with an age identity: '],
  ])('steps away when %s', async (_, lines, last) => {
    const { said, asking } = here(lines, files);
    expect(await asking().restore(question, signal)).toBe(null);
    expect(said.at(-1)).toBe(last);
  });
});

test('A question rejects when the signal aborts', async () => {
  await expect(here(['x']).asking().secret(value, AbortSignal.abort())).rejects.toThrow('abort');
});

test.each(Object.entries(hostile))('What a repository says is shown, not obeyed: %s', async (_, text) => {
  const { said, asking } = here(['y']);
  await asking().done({ title: text, text }, signal);
  // oxlint-disable-next-line no-control-regex -- these are the characters that may not be there
  for (const line of said) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});
