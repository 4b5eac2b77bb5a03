import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GitIgnore } from '../../../src/node/gitignore.ts';
import { folderWith } from './folder.ts';

/** Whether the files of a repository are ignored; a name with a slash at its end is a folder. */
function check(rules: Readonly<Record<string, string>>, ignored: Readonly<Record<string, boolean>>): void {
  const folder = folderWith({ '.git/HEAD': '', ...rules });
  const git = new GitIgnore();
  for (const [path, expected] of Object.entries(ignored))
    expect(git.ignores(join(folder, path), path.endsWith('/') ? 'folder' : 'file'), path).toBe(expected);
}

describe('what .gitignore leaves out', () => {
  const cases: readonly (readonly [
    rule: string,
    rules: Readonly<Record<string, string>>,
    ignored: Readonly<Record<string, boolean>>,
  ])[] = [
    ['Nothing without a .gitignore', {}, { 'a.yaml': false }],
    ['A name anywhere below', { '.gitignore': 'a.yaml\n' }, { 'a.yaml': true, 'x/a.yaml': true, 'b.yaml': false }],
    ['A name at the root', { '.gitignore': '/a.yaml\n' }, { 'a.yaml': true, 'x/a.yaml': false }],
    ['A pattern', { '.gitignore': '*.secret.yaml\n' }, { 'a.secret.yaml': true, 'a.yaml': false }],
    ['A folder and not a file', { '.gitignore': 'out/\n' }, { 'out/': true, out: false }],
    ['What lies in a folder', { '.gitignore': 'out/\n' }, { 'out/a.yaml': true }],
    ['Comments and blank lines say nothing', { '.gitignore': '# a.yaml\n\n' }, { 'a.yaml': false }],
    ['A later line takes back', { '.gitignore': '*.yaml\n!a.yaml\n' }, { 'a.yaml': false, 'b.yaml': true }],
    [
      'A deeper file decides',
      { '.gitignore': 'a.yaml\n', 'x/.gitignore': '!a.yaml\n' },
      { 'a.yaml': true, 'x/a.yaml': false },
    ],
    [
      'A deeper file holds only below it',
      { 'x/.gitignore': 'a.yaml\n' },
      { 'a.yaml': false, 'x/a.yaml': true, 'x/z/a.yaml': true },
    ],
    ['A pattern with a folder', { '.gitignore': 'x/**/a.yaml\n' }, { 'x/z/a.yaml': true, 'z/a.yaml': false }],
  ];
  test.each(cases)('%s', (_, rules, ignored) => check(rules, ignored));

  test('A repository in a repository is asked alone', () => {
    const folder = folderWith({ '.git/HEAD': '', '.gitignore': 'a.yaml\n', 'inner/.git/HEAD': '' });
    const git = new GitIgnore();
    expect(git.ignores(join(folder, 'inner/a.yaml'), 'file')).toBe(false);
    expect(git.ignores(join(folder, 'a.yaml'), 'file')).toBe(true);
  });

  test('Outside of any repository the rules hold all the same', () => {
    const folder = folderWith({ '.gitignore': 'a.yaml\n' });
    expect(new GitIgnore().ignores(join(folder, 'x/a.yaml'), 'file')).toBe(true);
  });

  test('A .gitignore that is a folder says nothing', () => {
    const folder = folderWith({ '.git/HEAD': '' });
    mkdirSync(join(folder, '.gitignore'));
    expect(new GitIgnore().ignores(join(folder, 'a.yaml'), 'file')).toBe(false);
  });
});

test('What changes is known when it is told, and not before', () => {
  const folder = folderWith({ '.git/HEAD': '', '.gitignore': 'a.yaml\n' });
  const git = new GitIgnore();
  const path = join(folder, 'a.yaml');
  expect(git.ignores(path, 'file')).toBe(true);
  writeFileSync(join(folder, '.gitignore'), 'b.yaml\n');
  expect(git.ignores(path, 'file')).toBe(true);
  git.forget(folder);
  expect(git.ignores(path, 'file')).toBe(false);
  rmSync(join(folder, '.gitignore'));
  git.forget(`${folder}/x/..`);
  expect(git.ignores(join(folder, 'b.yaml'), 'file')).toBe(false);
});

test('Above the top that is given no file is asked', () => {
  const folder = folderWith({ '.gitignore': '*\n', 'x/.gitignore': 'a.yaml\n' });
  const inside = new GitIgnore(join(folder, 'x'));
  expect(inside.ignores(join(folder, 'x/a.yaml'), 'file')).toBe(true);
  expect(inside.ignores(join(folder, 'x/b.yaml'), 'file')).toBe(false);
  expect(new GitIgnore().ignores(join(folder, 'x/b.yaml'), 'file')).toBe(true);
});
