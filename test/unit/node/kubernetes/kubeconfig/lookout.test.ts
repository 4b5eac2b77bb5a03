import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lookOut } from '../../../../../src/node/kubernetes/kubeconfig/lookout.ts';
import { folderWith } from '../../folder.ts';

/** What happens to `a`, `b` or `new/c` of a folder in which only `a` is. */
const changes: readonly [string, (folder: string) => void][] = [
  ['written', (folder) => writeFileSync(`${folder}/a`, 'other')],
  [
    'exchanged',
    (folder) => {
      writeFileSync(`${folder}/next`, 'text');
      renameSync(`${folder}/next`, `${folder}/a`);
    },
  ],
  ['gone', (folder) => rmSync(`${folder}/a`)],
  ['there at last', (folder) => writeFileSync(`${folder}/b`, '')],
  [
    'there with its folder',
    (folder) => {
      mkdirSync(`${folder}/new`);
      writeFileSync(`${folder}/new/c`, '');
    },
  ],
];

test.each(changes)('A file that is %s is told of, until nobody wants to know', async (_, change) => {
  const folder = folderWith({ a: 'text' });
  let count = 0;
  const off = lookOut([`${folder}/a`, `${folder}/b`, `${folder}/new/c`], 5, () => void count++);
  change(folder);
  await expect.poll(() => count, { interval: 1, timeout: 4000 }).toBeGreaterThan(0);
  off();
  const told = count;
  writeFileSync(`${folder}/a`, 'after the end');
  await new Promise<void>((resolve) => {
    const other = lookOut([`${folder}/b`], 5, () => {
      other();
      resolve();
    });
    rmSync(`${folder}/b`, { force: true });
    writeFileSync(`${folder}/b`, 'more');
  });
  expect(count).toBe(told);
});
