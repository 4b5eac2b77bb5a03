import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clashIn } from '../../../src/domain/template/clash.ts';
import { bundledTemplate, templatesOf } from '../../../src/node/template.ts';
import type { TemplateRead } from '../../../src/domain/template/file.ts';
import { product } from '../product.ts';
import { folderWith } from './folder.ts';

const read = (folder: string): Promise<TemplateRead> => templatesOf(join(product, 'none')).read(folder);
const paths = (found: TemplateRead): readonly string[] =>
  'files' in found ? found.files.map(({ path }) => path) : [found.failure];

describe('the files of a template', () => {
  const cases: readonly (readonly [rule: string, files: Readonly<Record<string, string>>, paths: readonly string[]])[] =
    [
      [
        'all of them, hidden ones too, in the order of paths',
        { 'b/c': '', '.a': '', 'b.yaml': '', 'b/a': '' },
        ['.a', 'b.yaml', 'b/a', 'b/c'],
      ],
      ['not the store of Git', { '.git/HEAD': '', 'a/.git/HEAD': '', a2: '' }, ['a2']],
      ['not the record of another creation', { '.slipway/template.json': '', 'a/.slipway/x': '' }, ['a/.slipway/x']],
      [
        'not what .gitignore leaves out',
        { '.gitignore': '/out/\n*.log\n', 'out/x': '', 'a/b.log': '', 'a/out/x': '' },
        ['.gitignore', 'a/out/x'],
      ],
    ];
  test.each(cases)('%s', async (_, files, expected) => expect(paths(await read(folderWith(files)))).toEqual(expected));

  test('A .gitignore above the template says nothing: the template lies where it lies', async () => {
    const folder = folderWith({ '.gitignore': 'node_modules/\n*\n', 'node_modules/slipway/platform-repo/a.yaml': '' });
    expect(paths(await read(join(folder, 'node_modules/slipway/platform-repo')))).toEqual(['a.yaml']);
  });

  test('Bytes are read as they are', async () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0xff, 0);
    const found = await read(folderWith({ a: bytes }));
    expect('files' in found ? found.files : []).toEqual([{ path: 'a', bytes, executable: false }]);
  });

  test('A script is executable by its mode or by what it says', async () => {
    const folder = folderWith({ mode: 'echo\n', says: '#!/bin/sh\n', neither: 'text\n' });
    chmodSync(join(folder, 'mode'), 0o755);
    const found = await read(folder);
    const executable = 'files' in found ? found.files.filter((file) => file.executable).map(({ path }) => path) : [];
    expect(executable).toEqual(process.platform === 'win32' ? ['says'] : ['mode', 'says']);
  });
});

describe('what is no template', () => {
  test('A folder that is not there', async () => {
    const path = join(folderWith({}), 'none');
    expect(await read(path)).toEqual({ failure: 'missing', path, reason: 'it does not exist' });
  });

  test('A file', async () => {
    const path = join(folderWith({ a: '' }), 'a');
    expect(await read(path)).toEqual({ failure: 'not-a-folder', path, reason: 'it is no folder' });
  });

  test.each(['/etc/passwd', '.', 'none'])('A link inside, wherever it leads: %s', async (target) => {
    const folder = folderWith({ 'a/b': '' });
    symlinkSync(target, join(folder, 'a/link'));
    expect(await read(folder)).toEqual({ failure: 'link', path: 'a/link', reason: 'it is a link' });
  });

  test.runIf(process.platform !== 'win32')('Something that is no file', async () => {
    const folder = folderWith({});
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await read(folder)).toMatchObject({ failure: 'not-a-file', path: 'pipe' });
  });

  test('More than a template can be', async () => {
    const folder = folderWith({ a: '' });
    truncateSync(join(folder, 'a'), 65 * 1024 * 1024);
    expect(await read(folder)).toMatchObject({ failure: 'too-large', path: 'a' });
  });

  test('A folder may be named by a link', async () => {
    const folder = folderWith({ 'a/b': '' });
    symlinkSync('a', join(folder, 'link'));
    expect(paths(await read(join(folder, 'link')))).toEqual(['b']);
  });
});

describe('the template that comes with the product', () => {
  test('is whole, and can be written on every system', async () => {
    const found = await templatesOf(product).read(bundledTemplate(product));
    const all = paths(found);
    for (const path of ['platform.yaml', 'applications.yaml', '.gitignore']) expect(all).toContain(path);
    expect(clashIn(all)).toBe(undefined);
    for (const path of all) expect(path.split('/').every((part) => /^[\w.@+-]+$/.test(part))).toBe(true);
  });

  test('gets back its .gitignore, which npm packs under no name of its own', async () => {
    const folder = folderWith({ 'platform-repo/a': '', 'dist/gitignore.txt': 'out/\n' });
    expect(paths(await templatesOf(folder).read(bundledTemplate(folder)))).toEqual(['.gitignore', 'a']);
    mkdirSync(join(folder, 'other'));
    expect(paths(await templatesOf(folder).read(join(folder, 'other')))).toEqual([]);
  });

  test('keeps its own .gitignore where it has one', async () => {
    const folder = folderWith({ 'platform-repo/.gitignore': 'a\n', 'dist/gitignore.txt': 'b\n' });
    const found = await templatesOf(folder).read(bundledTemplate(folder));
    const [file] = 'files' in found ? found.files : [];
    expect(new TextDecoder().decode(file?.bytes)).toBe('a\n');
  });
});
