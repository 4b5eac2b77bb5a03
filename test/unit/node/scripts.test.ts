import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeScripts } from '../../../src/node/scripts.ts';
import { folderWith } from './folder.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('The file that a word names is known by its digest', async () => {
  const folder = folderWith({ 'scripts/a.sh': 'echo a\n', 'b.bin': new Uint8Array([0, 255]) });
  expect(await nodeScripts.digest(folder, 'scripts/a.sh')).toBe(sha256('echo a\n'));
  expect(await nodeScripts.digest(folder, './scripts/../scripts/a.sh')).toBe(sha256('echo a\n'));
  expect(await nodeScripts.digest(folder, join(folder, 'scripts/a.sh'))).toBe(sha256('echo a\n'));
  expect(await nodeScripts.digest(folder, 'b.bin')).toBe(
    createHash('sha256')
      .update(new Uint8Array([0, 255]))
      .digest('hex'),
  );
});

test('A link is known by what stands where it leads', async () => {
  const folder = folderWith({});
  const elsewhere = folderWith({ 'a.sh': 'echo b\n' });
  symlinkSync(join(elsewhere, 'a.sh'), join(folder, 'a.sh'));
  expect(await nodeScripts.digest(folder, 'a.sh')).toBe(sha256('echo b\n'));
});

test.each(['', '--all-files', '.', 'scripts', '../outside', '/etc/passwd', 'none', 'a\0b', 'x'.repeat(10_000)])(
  '%j names none',
  async (word) => {
    const folder = folderWith({ 'scripts/a.sh': '' });
    expect(await nodeScripts.digest(folder, word)).toBe(null);
  },
);

test('Its text is there for who reads it, unless it is none, too long, or lies outside', async () => {
  const folder = folderWith({ 'a.sh': 'echo a\n', 'b.bin': new Uint8Array([0, 255]), 'c.sh': 'x'.repeat(200_001) });
  const elsewhere = folderWith({ config: 'token: hunter2\n' });
  symlinkSync(join(elsewhere, 'config'), join(folder, 'd.sh'));
  symlinkSync(join(folder, 'a.sh'), join(folder, 'e.sh'));
  const textOf = async (word: string): Promise<unknown> => (await nodeScripts.read(folder, word))?.text;
  expect(await Promise.all(['a.sh', 'b.bin', 'c.sh', 'd.sh', 'e.sh', 'none'].map(textOf))).toEqual([
    'echo a\n',
    null,
    null,
    null,
    'echo a\n',
    undefined,
  ]);
  expect(await nodeScripts.read(folder, 'd.sh')).toMatchObject({ sha256: sha256('token: hunter2\n') });
});
