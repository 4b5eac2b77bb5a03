import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import type * as FileSystem from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isThere, singleFiles, writeNew } from '../../../src/node/singleFile.ts';
import { folderWith } from './folder.ts';

const posix = process.platform !== 'win32';

/** What this disk can't do: links, as a stick, or to bring a file to its end, counted from one, as a full one. */
const disk = vi.hoisted(() => ({ hasLinks: true, full: Infinity, synced: 0 }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...fs,
    linkSync: (from: string, to: string) => (disk.hasLinks ? fs.linkSync(from, to) : refuse('EPERM')),
    fsyncSync: (file: number) => (++disk.synced >= disk.full ? refuse('ENOSPC') : fs.fsyncSync(file)),
  };
});

beforeEach(() => void Object.assign(disk, { hasLinks: true, full: Infinity, synced: 0 }));

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

describe('a new file', () => {
  test('is written with the folders above it', async () => {
    const folder = folderWith({});
    expect(await singleFiles.createFile(join(folder, 'a/b.json'), '{}\n')).toBe('written');
    expect(everything(folder)).toEqual({ 'a/b.json': '{}\n' });
  });

  test.runIf(posix)('is for its owner alone when it is secret', async () => {
    const folder = folderWith({});
    await singleFiles.createFile(join(folder, 'open'), '');
    await singleFiles.createFile(join(folder, 'secret'), '', { secret: true });
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'open')).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  test.each(['file', 'link', 'broken', 'folder'])('is never written over another: %s', async (path) => {
    const folder = folderWith({ file: 'mine', 'folder/x': '' });
    symlinkSync('file', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'broken'));
    const before = everything(folder);
    expect(await singleFiles.createFile(join(folder, path), 'yours')).toBe('exists');
    expect(everything(folder)).toEqual(before);
  });

  test('that can not be written says why and leaves nothing', async () => {
    const folder = folderWith({ file: '' });
    expect(await singleFiles.createFile(join(folder, 'file/new'), '')).toHaveProperty('failure');
    expect(existsSync(join(folder, 'file/new'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('another text for a file', () => {
  test('takes the place of the one that was seen, and the mode stays', async () => {
    const folder = folderWith({ a: 'one' });
    chmodSync(join(folder, 'a'), 0o600);
    expect(await singleFiles.replaceFile(join(folder, 'a'), 'one', 'two')).toBe('written');
    expect(everything(folder)).toEqual({ a: 'two' });
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(posix ? 0o600 : 0o666);
  });

  test('does not, when the file has changed, is a link, or has gone', async () => {
    const folder = folderWith({ a: 'one' });
    symlinkSync('a', join(folder, 'link'));
    const answers = [
      await singleFiles.replaceFile(join(folder, 'a'), 'other', 'two'),
      await singleFiles.replaceFile(join(folder, 'link'), 'one', 'two'),
      await singleFiles.replaceFile(join(folder, 'none'), '', 'two'),
    ];
    expect(answers).toEqual([
      { failure: 'it has changed meanwhile' },
      { failure: 'it is no file of its own but a link or a folder' },
      { failure: 'it does not exist' },
    ]);
    expect(everything(folder)).toEqual({ a: 'one', link: '-> a' });
  });

  test.runIf(posix)('keeps a mode that the mask of the user would not give', async () => {
    const folder = folderWith({ a: 'one' });
    chmodSync(join(folder, 'a'), 0o664);
    const mask = process.umask(0o077);
    try {
      expect(await singleFiles.replaceFile(join(folder, 'a'), 'one', 'two')).toBe('written');
    } finally {
      process.umask(mask);
    }
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o664);
  });

  const marked = (text: string, encoding: string): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, encoding === 'utf8' ? 'utf8' : 'utf16le');
    return encoding === 'utf16be' ? bytes.swap16() : bytes;
  };
  test.each(['utf8', 'utf16le', 'utf16be'])('keeps the mark of its bytes: %s', async (encoding) => {
    const folder = folderWith({ a: marked('größe: 1\r\n', encoding) });
    expect(await singleFiles.replaceFile(join(folder, 'a'), 'größe: 1\r\n', 'größe: 2\r\n')).toBe('written');
    expect(readFileSync(join(folder, 'a'))).toEqual(marked('größe: 2\r\n', encoding));
  });

  test('leaves the one that is there on a full disk', async () => {
    disk.full = 1;
    const folder = folderWith({ a: 'one' });
    expect(await singleFiles.replaceFile(join(folder, 'a'), 'one', 'two')).toEqual({
      failure: 'no space is left on the disk',
    });
    expect(everything(folder)).toEqual({ a: 'one' });
  });
});

describe('a disk without links', () => {
  test('gets a new file all the same, and never one over another', async () => {
    disk.hasLinks = false;
    const folder = folderWith({ a: 'mine' });
    expect(await singleFiles.createFile(join(folder, 'b'), 'new', { secret: true })).toBe('written');
    expect(await singleFiles.createFile(join(folder, 'a'), 'new')).toBe('exists');
    expect(everything(folder)).toEqual({ a: 'mine', b: 'new' });
    expect(statSync(join(folder, 'b')).mode & 0o777).toBe(posix ? 0o600 : 0o666);
  });

  test.each([1, 2])('keeps no half of it when it is full at the write %i', async (full) => {
    Object.assign(disk, { hasLinks: false, full });
    const folder = folderWith({});
    expect(await singleFiles.createFile(join(folder, 'b'), 'new')).toEqual({ failure: 'no space is left on the disk' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file is taken away', () => {
  test('while it holds what was written', async () => {
    const folder = folderWith({ a: 'one' });
    expect(await singleFiles.removeFile(join(folder, 'a'), 'one')).toBe('removed');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('and not when it has changed, is a link, or has gone', async () => {
    const folder = folderWith({ a: 'one' });
    symlinkSync('a', join(folder, 'link'));
    const answers = [
      await singleFiles.removeFile(join(folder, 'a'), 'other'),
      await singleFiles.removeFile(join(folder, 'link'), 'one'),
      await singleFiles.removeFile(join(folder, 'none'), ''),
    ];
    expect(answers).toEqual([
      { failure: 'it has changed meanwhile' },
      { failure: 'it is no file of its own but a link or a folder' },
      { failure: 'it does not exist' },
    ]);
    expect(everything(folder)).toEqual({ a: 'one', link: '-> a' });
  });
});

test('What is written is not written over, and a link to nothing is there', () => {
  const folder = folderWith({});
  symlinkSync('nowhere', join(folder, 'link'));
  writeNew(join(folder, 'a/b'), Uint8Array.of(1), 0o666);
  expect(() => writeNew(join(folder, 'a/b'), Uint8Array.of(2), 0o666)).toThrow('EEXIST');
  expect(() => writeNew(join(folder, 'link'), Uint8Array.of(2), 0o666)).toThrow('EEXIST');
  expect([...readFileSync(join(folder, 'a/b'))]).toEqual([1]);
  expect(['a', 'a/b', 'link', 'none'].map((path) => isThere(join(folder, path)))).toEqual([true, true, true, false]);
});
