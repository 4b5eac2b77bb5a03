import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, reasonOf } from '../../../src/node/reason.ts';
import { folderWith } from './folder.ts';

const cases: readonly (readonly [code: string, act: (folder: string) => unknown, reason: string])[] = [
  ['ENOENT', (folder) => readFileSync(join(folder, 'none')), 'it does not exist'],
  ['EISDIR', (folder) => readFileSync(folder), 'it is a folder'],
  ['ENOTDIR', (folder) => readdirSync(join(folder, 'a')), 'it is no folder'],
];

test.each(cases)('%s', (code, act, reason) => {
  let thrown: unknown;
  try {
    act(folderWith({ a: '' }));
  } catch (error) {
    thrown = error;
  }
  expect([codeOf(thrown), reasonOf(thrown)]).toEqual([code, reason]);
});

test('What fetch says is in its cause', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
  expect(reasonOf(new TypeError('fetch failed', { cause }))).toBe('connect ECONNREFUSED 127.0.0.1:1');
  expect(reasonOf(new TypeError('fetch failed', { cause: new AggregateError([]) }))).toBe('AggregateError');
});

test('What has no code says what it says', () => {
  expect([codeOf(new Error('so')), reasonOf(new Error('so'))]).toEqual(['', 'so']);
  expect([codeOf('so'), reasonOf('so')]).toEqual(['', 'so']);
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(reasonOf(full)).toBe('no space is left on the disk');
});
