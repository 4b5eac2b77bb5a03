import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stampOf } from '../../../src/node/stamp.ts';
import { folderWith } from './folder.ts';

const files = { 'a.yaml': 'a', 'b/c.yaml': 'c', '.git/HEAD': 'x', 'node_modules/d/e.js': 'e' };

test.each([
  ['a file is written', true, (folder: string) => writeFileSync(join(folder, 'b/c.yaml'), 'longer')],
  ['a file of the same length is written', true, (folder: string) => utimesSync(join(folder, 'b/c.yaml'), 1, 1)],
  ['a file comes', true, (folder: string) => writeFileSync(join(folder, 'b/d.yaml'), '')],
  ['a file goes', true, (folder: string) => rmSync(join(folder, 'a.yaml'))],
  ['a file moves', true, (folder: string) => renameSync(join(folder, 'a.yaml'), join(folder, 'b/a.yaml'))],
  ['nothing happens', false, () => undefined],
  ['Git works', false, (folder: string) => writeFileSync(join(folder, '.git/index'), '')],
  ['a package is installed', false, (folder: string) => mkdirSync(join(folder, 'node_modules/f'))],
])('When %s it is another one: %s', async (_, isOther, happen) => {
  const folder = folderWith(files);
  const before = await stampOf(folder);
  happen(folder);
  expect((await stampOf(folder)) !== before).toBe(isOther);
});

test('What is behind a link is not looked at, and a folder that is not there has a stamp', async () => {
  const folder = folderWith(files);
  const elsewhere = folderWith({ 'x.yaml': 'x' });
  symlinkSync(elsewhere, join(folder, 'link'));
  symlinkSync(folder, join(folder, 'circle'));
  const before = await stampOf(folder);
  writeFileSync(join(elsewhere, 'y.yaml'), '');
  expect(await stampOf(folder)).toBe(before);
  expect(await stampOf(join(folder, 'missing'))).toBe('');
});
