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
