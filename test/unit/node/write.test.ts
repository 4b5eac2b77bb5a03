import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writer } from '../../../src/node/write.ts';
import type { Ground, Written } from '../../../src/ports.ts';
import { filesOf } from '../../fakes/templates.ts';
import { folderWith } from './folder.ts';

const { signal } = new AbortController();
const files = filesOf({ 'a.yaml': 'a: 1\n', 'b/c/run.sh': '#!/bin/sh\n', '.hidden': '' });
const nothing = (): void => undefined;
const posix = process.platform !== 'win32';

/** Everything below a folder, with its text or where it leads. */
function everything(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    paths.flatMap((path) => {
      const stat = lstatSync(join(folder, path));
      if (stat.isDirectory()) return [];
      return [
        [
          path,
          stat.isSymbolicLink() ? `-> ${readlinkSync(join(folder, path))}` : readFileSync(join(folder, path), 'utf8'),
        ],
      ];
    }),
  );
}

const written = { '.hidden': '', 'a.yaml': 'a: 1\n', 'b/c/run.sh': '#!/bin/sh\n' };

/** A folder with nothing but the `.git` of a repository without a commit, to which `refs` has to be added. */
const unborn = (folder: string) => ({
  [`${folder}/.git/HEAD`]: 'ref: refs/heads/main\n',
  [`${folder}/.git/config`]: '[remote "origin"]\n',
});

describe('the ground', () => {
  const cases: readonly (readonly [rule: string, path: string, ground: Ground])[] = [
    ['nothing', 'none', 'missing'],
    ['nothing below nothing', 'none/none', 'missing'],
    ['a folder with nothing in it', 'empty', 'empty'],
    ['a folder with something hidden', 'full', { holds: '.git' }],
    ['a repository without a commit', 'unborn', 'repository'],
    ['something that is called .git', 'odd', { holds: '.git' }],
    ['a file', 'file', 'not-a-folder'],
    ['a link to an empty folder', 'link', 'empty'],
    ['a link to nothing', 'broken', { unreadable: 'it does not exist' }],
  ];
  test.each(cases)('%s', async (_, path, ground) => {
    const folder = folderWith({ file: '', 'full/.git/HEAD': '', 'full/x': '', 'odd/.git': '', ...unborn('unborn') });
    mkdirSync(join(folder, 'unborn/.git/refs'));
    mkdirSync(join(folder, 'empty'));
    symlinkSync('empty', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'broken'));
    expect(await writer.ground(join(folder, path))).toEqual(ground);
  });
});

describe('a new folder', () => {
  test.each(['new', 'above/it/new'])('appears whole: %s', async (path) => {
    const folder = folderWith({});
    const told: string[] = [];
    expect(await writer.createFolder(join(folder, path), files, signal, (one) => told.push(one))).toBe('written');
    expect(everything(join(folder, path))).toEqual(written);
    expect(told).toEqual(files.map((file) => file.path));
    expect(readdirSync(folder)).toEqual([path.split('/', 1)[0]]);
  });

  test('An empty folder is filled and stays the same folder', async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'empty'), { mode: 0o750 });
    const { ino } = statSync(join(folder, 'empty'));
    expect(await writer.createFolder(join(folder, 'empty'), files, signal, nothing)).toBe('written');
    expect(everything(join(folder, 'empty'))).toEqual(written);
    expect(statSync(join(folder, 'empty')).ino).toBe(ino);
  });

  test('An empty repository is filled, and its .git stays as it is', async () => {
    const folder = folderWith(unborn('lab'));
    mkdirSync(join(folder, 'lab/.git/refs'));
    const before = everything(join(folder, 'lab'));
    expect(await writer.createFolder(join(folder, 'lab'), files, signal, nothing)).toBe('written');
    expect(everything(join(folder, 'lab'))).toEqual({ ...before, ...written });
    expect(await writer.createFolder(join(folder, 'lab'), files, signal, nothing)).toBe('exists');
  });

  test.runIf(posix)('Scripts can be run, other files can not, and the mask of the user counts', async () => {
    const folder = folderWith({});
    const mask = process.umask(0o027);
    try {
      await writer.createFolder(join(folder, 'new'), files, signal, nothing);
    } finally {
      process.umask(mask);
    }
    const mode = (path: string): number => statSync(join(folder, 'new', path)).mode & 0o777;
    expect([mode('b/c/run.sh'), mode('a.yaml'), mode('b'), mode('.')]).toEqual([0o750, 0o640, 0o750, 0o750]);
  });

  const refused: readonly (readonly [rule: string, path: string, answer: Written])[] = [
    ['a folder that holds something', 'full', 'exists'],
    ['a file', 'file', 'exists'],
    ['a link to nothing', 'broken', { failure: 'it does not exist' }],
    ['a place below a file', 'file/new', { failure: 'a part of its path is a file' }],
  ];
  test.each(refused)('is not made in the place of %s, and nothing changes', async (_, path, answer) => {
    const folder = folderWith({ file: 'mine', 'full/x': 'mine' });
    symlinkSync('nowhere', join(folder, 'broken'));
    const before = everything(folder);
    expect(await writer.createFolder(join(folder, path), files, signal, nothing)).toEqual(answer);
    expect(everything(folder)).toEqual(before);
  });

  test.each(['new', 'above/new', 'empty'])('is taken back when it is given up half way: %s', async (path) => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'empty'));
    const stop = new AbortController();
    const creating = writer.createFolder(join(folder, path), files, stop.signal, () => stop.abort());
    await expect(creating).rejects.toThrow('abort');
    expect(readdirSync(folder)).toEqual(['empty']);
    expect(readdirSync(join(folder, 'empty'))).toEqual([]);
  });

  test('is taken back at once: whoever is interrupted has no time', () => {
    const folder = folderWith({});
    const stop = new AbortController();
    const creating = writer.createFolder(join(folder, 'new'), files, stop.signal, nothing);
    expect(readdirSync(folder)).toHaveLength(1);
    stop.abort();
    expect(readdirSync(folder)).toEqual([]);
    return expect(creating).rejects.toThrow('abort');
  });

  test.each(['new', 'empty'])('is not made over what came meanwhile: %s', async (path) => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'empty'));
    const come = (): void => {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'mine'), 'mine');
    };
    expect(await writer.createFolder(join(folder, path), files, signal, come)).toBe('exists');
    expect(everything(join(folder, path))).toEqual({ mine: 'mine' });
  });

  test.each(['new', 'empty'])('is not left half when the disk is full: %s', async (path) => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'empty'));
    // A name that no file system takes stands for the write that fails.
    const last = filesOf({ 'a.yaml': '', ['x'.repeat(300)]: '' });
    expect(await writer.createFolder(join(folder, path), last, signal, nothing)).toEqual({
      failure: 'the name is too long',
    });
    expect(readdirSync(folder)).toEqual(['empty']);
    expect(readdirSync(join(folder, 'empty'))).toEqual([]);
  });
});
