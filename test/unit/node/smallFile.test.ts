import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSmallFile } from '../../../src/node/smallFile.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-small-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('A small file is read', async () => {
  await writeFile(join(folder, 'a'), 'text');
  expect(readSmallFile(join(folder, 'a'))).toBe('text');
});

test('A file that is not there, a folder, a device and a link to one are nothing', async () => {
  await symlink('/dev/zero', join(folder, 'link'));
  for (const path of [join(folder, 'no'), folder, '/dev/zero', join(folder, 'link')])
    expect(readSmallFile(path)).toBeNull();
});

test('What nobody writes by hand is not read', async () => {
  await writeFile(join(folder, 'a'), 'x'.repeat(1024 * 1024 + 1));
  expect(readSmallFile(join(folder, 'a'))).toBeNull();
});
