import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Fresh } from '../../../../../src/node/kubernetes/credentials/fresh.ts';
import { ManualTimers } from '../../../../fakes/timers.ts';
import { folderWith } from '../../folder.ts';

const fileWith = (text: string) => {
  const path = `${folderWith({ token: text })}/token`;
  const timers = new ManualTimers();
  return { path, timers, fresh: new Fresh({ path }, 'The token', timers) };
};

describe('a file of the kubeconfig', () => {
  test('is read again after a minute', async () => {
    const { path, timers, fresh } = fileWith('one');
    expect(await fresh.text()).toBe('one');
    writeFileSync(path, 'two');
    timers.advance(59_999);
    expect(await fresh.text()).toBe('one');
    timers.advance(1);
    expect(await fresh.text()).toBe('two');
  });

  test('is read again at once when what it gave is refused', async () => {
    const { path, fresh } = fileWith('one');
    await fresh.text();
    writeFileSync(path, 'two');
    fresh.forget();
    expect(await fresh.text()).toBe('two');
    expect(fresh.changes).toBe(true);
  });

  test('that is missing is told with its path', async () => {
    const { path, fresh } = fileWith('one');
    rmSync(path);
    await expect(fresh.text()).rejects.toThrow(`The token can't be read from ${path}: it does not exist.`);
  });

  test('What is written down does not change', async () => {
    const fresh = new Fresh({ bytes: Buffer.from('a') }, 'The token', new ManualTimers());
    expect(await fresh.text()).toBe('a');
    expect(fresh.changes).toBe(false);
  });
});
