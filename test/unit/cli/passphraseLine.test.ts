import { expect, test } from 'vitest';
import { passphraseLine } from '../../../src/cli/passphraseLine.ts';

test.each([
  ['correct horse', 'correct horse'],
  ['correct horse\n', 'correct horse'],
  ['correct horse\r\n', 'correct horse'],
  [' spaces count ', ' spaces count '],
  ['', ''],
  ['\n', ''],
])('%j is the passphrase %j', async (text, passphrase) => {
  expect(await passphraseLine(async () => ({ text }))).toBe(passphrase);
});

test.each([
  [{ text: 'one\ntwo\n' }, 'The passphrase on standard input is more than one line.'],
  [{ text: 'one\n\n' }, 'The passphrase on standard input is more than one line.'],
  [{ failure: 'not-text' }, "The passphrase on standard input can't be read: it is no text."],
] as const)('%j is none', async (found, message) => {
  await expect(passphraseLine(async () => found)).rejects.toMatchObject({ code: 'key/lock', message });
});
