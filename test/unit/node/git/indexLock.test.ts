import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isFree, lockOf, takeLock } from '../../../../src/node/git/indexLock.ts';
import { folderWith } from '../folder.ts';

const at = (): string => join(folderWith({}), 'index');

test('The lock is where git looks for it, says whose it is, and is given back', async () => {
  const index = at();
  expect(await isFree(index)).toBe(true);
  const giveBack = await takeLock(index, 'mine');
  expect(lockOf(index)).toBe(`${index}.lock`);
  expect(readFileSync(lockOf(index), 'utf8')).toBe('mine');
  expect(await isFree(index)).toBe(false);
  giveBack?.();
  expect(existsSync(lockOf(index))).toBe(false);
});

test('Whoever keeps it keeps everybody out; whoever has it for a moment does not', async () => {
  const index = at();
  writeFileSync(lockOf(index), 'theirs');
  expect(await takeLock(index, 'mine')).toBeNull();
  expect(readFileSync(lockOf(index), 'utf8')).toBe('theirs');
  const taking = takeLock(index, 'mine');
  rmSync(lockOf(index));
  expect(await taking).toBeTypeOf('function');
  expect(readFileSync(lockOf(index), 'utf8')).toBe('mine');
});

test('Where no lock can be written the reason is thrown', async () => {
  await expect(takeLock(join(at(), 'nowhere/index'), '')).rejects.toThrow('ENOENT');
});
