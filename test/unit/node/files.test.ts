import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../src/domain/yaml/problem.ts';
import { nodeFiles } from '../../../src/node/files.ts';
import type { FileText } from '../../../src/ports.ts';
import { folderWith } from './folder.ts';

describe('read', () => {
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return littleEndian ? bytes : bytes.swap16();
  };
  const cases: readonly (readonly [rule: string, content: string | Uint8Array, read: FileText])[] = [
    ['UTF-8', 'kind: Größe 🚢\n', { text: 'kind: Größe 🚢\n' }],
    ['An empty file is an empty text', '', { text: '' }],
    ['A byte order mark is no part of the text', '\ufeffa: 1\n', { text: 'a: 1\n' }],
    ['Line ends stay as they are', 'a: 1\r\nb: 2\r\n', { text: 'a: 1\r\nb: 2\r\n' }],
    ['A mark and line ends of another system', '\ufeffa: 1\r\n', { text: 'a: 1\r\n' }],
    ['UTF-16, small end first', utf16('a: ü\n', true), { text: 'a: ü\n' }],
    ['UTF-16, large end first', utf16('a: ü\n', false), { text: 'a: ü\n' }],
    ['Latin-1 is no text', Buffer.from('a: ü\n', 'latin1'), { failure: 'not-text' }],
    ['Half a character is no text', Buffer.from([0x61, 0xf0, 0x9f]), { failure: 'not-text' }],
    ['A picture is no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), { failure: 'not-text' }],
  ];
  test.each(cases)('%s', async (_, content, read) => {
    expect(await nodeFiles.read(join(folderWith({ 'a.yaml': content }), 'a.yaml'))).toEqual(read);
  });

  test('A file above 16 MB is not read', async () => {
    const path = join(folderWith({ 'a.yaml': '' }), 'a.yaml');
    truncateSync(path, 20 * 1024 * 1024);
    expect(await nodeFiles.read(path)).toEqual({ failure: 'too-large', bytes: 20 * 1024 * 1024 });
  });

  test('16 MB are read', async () => {
    const path = join(folderWith({ 'a.yaml': '' }), 'a.yaml');
    truncateSync(path, limits.fileBytes);
    expect(await nodeFiles.read(path)).toHaveProperty('text');
  });

  const unreadable: readonly (readonly [rule: string, path: (folder: string) => string, reason: string])[] = [
    ['What is not there', (folder) => join(folder, 'none.yaml'), 'it does not exist'],
    ['A folder', (folder) => folder, 'it is a folder'],
    ['A link to itself', (folder) => linkIn(folder, 'loop.yaml', 'loop.yaml'), 'its links go in a circle'],
    ['A link to nothing', (folder) => linkIn(folder, 'none.yaml', 'link.yaml'), 'it does not exist'],
  ];
  test.each(unreadable)('%s can not be read, and the reason is said', async (_, pathIn, reason) => {
    expect(await nodeFiles.read(pathIn(folderWith({ 'a.yaml': '' })))).toEqual({ failure: 'unreadable', reason });
  });

  test('A link that is named is followed', async () => {
    const folder = folderWith({ 'a.yaml': 'a: 1\n' });
    expect(await nodeFiles.read(linkIn(folder, 'a.yaml', 'link.yaml'))).toEqual({ text: 'a: 1\n' });
  });
});

describe('kind', () => {
  test('tells files, folders and what is not there', async () => {
    const folder = folderWith({ 'inside/a.yaml': '' });
    expect(await nodeFiles.kind(join(folder, 'inside/a.yaml'))).toBe('file');
    expect(await nodeFiles.kind(join(folder, 'inside'))).toBe('folder');
    expect(await nodeFiles.kind(join(folder, 'none'))).toBe('missing');
  });

  test('follows links', async () => {
    const folder = folderWith({ 'inside/a.yaml': '' });
    expect(await nodeFiles.kind(linkIn(folder, 'inside', 'link'))).toBe('folder');
  });
});

describe('manifests', () => {
  const found = async (files: Readonly<Record<string, string>>, ignored = false): Promise<string[]> => {
    const folder = folderWith(files);
    return (await nodeFiles.manifests(folder, { ignored })).files.map((path) => path.slice(folder.length + 1));
  };
  const nothing = (...paths: readonly string[]): Record<string, string> =>
    Object.fromEntries(paths.map((path) => [path, '']));

  const cases: readonly (readonly [rule: string, files: Readonly<Record<string, string>>, found: readonly string[]])[] =
    [
      [
        'YAML and JSON, whatever the case of their names',
        nothing('a.yaml', 'b.yml', 'c.json', 'D.YAML', 'e.txt', 'yaml', 'f.yaml.bak', 'g.jsonc'),
        ['D.YAML', 'a.yaml', 'b.yml', 'c.json'],
      ],
      [
        'Folders in folders, in the order of names',
        nothing('b/c.yaml', 'b/a/z.yaml', 'a.yaml', 'c.yaml'),
        ['a.yaml', 'b/a/z.yaml', 'b/c.yaml', 'c.yaml'],
      ],
      ['Hidden files are files', nothing('.a.yaml', '.github/b.yaml'), ['.a.yaml', '.github/b.yaml']],
      [
        'The store of Git and installed packages are left out',
        nothing('.git/a.yaml', 'node_modules/b.yaml', 'x/node_modules/c.yaml', 'd.yaml'),
        ['d.yaml'],
      ],
      [
        'What .gitignore ignores is left out',
        { ...nothing('a.yaml', 'b.yaml', 'out/c.yaml'), '.gitignore': 'b.yaml\nout/\n' },
        ['a.yaml'],
      ],
      [
        'The .gitignore of a folder holds below it',
        { ...nothing('a/x.yaml', 'a/b/x.yaml', 'x.yaml'), 'a/.gitignore': 'x.yaml\n' },
        ['x.yaml'],
      ],
      [
        'A deeper .gitignore may take back',
        { ...nothing('a.yaml', 'b/a.yaml'), '.gitignore': 'a.yaml\n', 'b/.gitignore': '!a.yaml\n' },
        ['b/a.yaml'],
      ],
      [
        'Not below a folder that is ignored',
        { ...nothing('b/a.yaml'), '.gitignore': 'b/\n', 'b/.gitignore': '!a.yaml\n' },
        [],
      ],
      ['An empty folder holds nothing', nothing('a.txt'), []],
    ];
  test.each(cases)('%s', async (_, files, expected) => expect(await found(files)).toEqual(expected));

  test('What is ignored is found when it is asked for', async () => {
    expect(await found({ 'a.yaml': '', '.gitignore': '*.yaml\n', '.git/b.yaml': '' }, true)).toEqual(['a.yaml']);
  });

  test('Links are not followed, neither to files nor to folders', async () => {
    const folder = folderWith({ 'a.yaml': '', 'inside/b.yaml': '' });
    const outside = folderWith({ 'c.yaml': '' });
    linkIn(folder, join(outside, 'c.yaml'), 'file.yaml');
    linkIn(folder, outside, 'folder');
    linkIn(folder, '.', 'inside/loop');
    const { files } = await nodeFiles.manifests(folder, { ignored: false });
    expect(files).toEqual(['a.yaml', 'inside/b.yaml'].map((path) => join(folder, path)));
  });

  test('The spelling of the folder stays in front', async () => {
    const folder = folderWith({ 'x/a.yaml': '' });
    const spelled = `${folder}/./x/../x`;
    expect((await nodeFiles.manifests(spelled, { ignored: false })).files).toEqual([join(spelled, 'a.yaml')]);
  });

  test('Another repository inside is left out, the own root is not', async () => {
    expect(
      await found({ '.git/HEAD': '', 'a.yaml': '', 'inner/.git/HEAD': '', 'inner/b.yaml': '', 'inner/c/d.yaml': '' }),
    ).toEqual(['a.yaml']);
  });

  test('A folder that can not be read is told with the reason', async () => {
    const path = join(folderWith({}), 'none');
    expect(await nodeFiles.manifests(path, { ignored: false })).toEqual({
      files: [],
      unreadable: [{ path, reason: 'it does not exist' }],
    });
  });
});

function linkIn(folder: string, target: string, name: string): string {
  const path = join(folder, name);
  symlinkSync(target, path);
  return path;
}
