import { generateIdentity } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { answerFlags, readAnswers } from '../../../src/cli/bootstrapAnswers.ts';
import type { Answers } from '../../../src/cli/bootstrapAnswers.ts';
import { parseFlags } from '../../../src/cli/flags.ts';
import { Usage } from '../../../src/cli/usage.ts';

const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

function read(...args: readonly string[]): Answers | string {
  try {
    return readAnswers('bootstrap', parseFlags('bootstrap', args, answerFlags).values);
  } catch (error) {
    if (error instanceof Usage) return `${error.code}: ${error.message}`;
    throw error;
  }
}

test('Nothing is said without flags', () => {
  expect(read()).toEqual({ backup: null, recipients: [], restore: null, identity: null, values: new Map() });
});

test('Files are named for what steps ask', () => {
  const args = ['--backup', 'lab.age', '--recipient', recipient, '--restore', 'old.age', '--identity', 'id.txt'];
  const values = ['--value', 'argocd/repository/sshPrivateKey=key', '--value', 'a/b/c=-', '--value', 'a/b/d=x=y'];
  expect(read(...args, ...values)).toEqual({
    backup: 'lab.age',
    recipients: [recipient],
    restore: 'old.age',
    identity: 'id.txt',
    values: new Map([
      ['argocd/repository/sshPrivateKey', 'key'],
      ['a/b/c', '-'],
      ['a/b/d', 'x=y'],
    ]),
  });
});

describe('what can not be meant is refused', () => {
  const form = '--value takes NAMESPACE/NAME/KEY=FILE, with - for standard input.';
  test.each([
    [['--backup', ''], '--backup is empty; it wants a file.'],
    [['--recipient', recipient], '--recipient says who opens a backup; name its file: --backup FILE.'],
    [['--backup', 'x', '--recipient', 'y'], '"y" is no age recipient; one begins with "age1".'],
    [['--identity', 'x'], '--identity opens a backup; name its file: --restore FILE.'],
    [['--value', 'hunter2'], form],
    [['--value', 'a/b=hunter2'], form],
    [['--value', 'a/b/c='], form],
    [['--value', 'a/b/c=x', '--value', 'a/b/c=y'], '--value names a/b/c twice.'],
    [['--value', 'a/b/c=-', '--value', 'a/b/d=-'], '--value can take standard input once only.'],
  ])('%j', (args, sentence) => expect(read(...args)).toBe(`bootstrap/bad-flag: ${sentence}`));

  test('A secret key that stands where its recipient should is not repeated', async () => {
    const key = await generateIdentity();
    expect(read('--backup', 'x', '--recipient', key)).not.toContain(key.slice(16, 40));
  });
});
