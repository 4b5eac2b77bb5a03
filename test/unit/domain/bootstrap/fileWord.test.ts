import { expect, test } from 'vitest';
import { isFileWord, isScript, wordsNaming } from '../../../../src/domain/bootstrap/fileWord.ts';

test('Words name files by themselves, and by what follows an equals sign', () => {
  expect(wordsNaming(['a', '--file=b/c.yaml', 'a', '', '--x='])).toEqual(['a', '--file=b/c.yaml', 'b/c.yaml', '--x=']);
});

test.each<readonly [word: string, isFile: boolean]>([
  ['scripts/seed.sh', true],
  ['./scripts/seed.sh', true],
  ['phases/2-gitops/a.yaml', true],
  ['seed.sh', false],
  ['scripts/seed', false],
  ['-f/a.sh', false],
  ['/etc/passwd.txt', false],
  ['../x/a.sh', false],
  ['https://a.test/x.sh', false],
  ['git@a.test/x.sh', false],
  ['ghcr.io/a/b:1.2', false],
  ['ghcr.io/a/b.c:v1', false],
  ['a/1.2', false],
  ['say a/b.sh', false],
])('%s looks like a file of the repository: %s', (word, isFile) => {
  expect(isFileWord(word)).toBe(isFile);
});

test.each<readonly [path: string, text: string, isScript: boolean]>([
  ['a.sh', 'echo', true],
  ['run', '#!/bin/sh\necho', true],
  ['run', 'echo', false],
  ['deep/Makefile', 'all:', true],
  ['a.py', 'print()', true],
  ['values.yaml', 'adminPassword: hunter2', false],
  ['a.json', '{"kind":"ConfigMap"}', false],
  ['.env', 'TOKEN=hunter2', false],
  ['id_ed25519', 'x', false],
])('%s with %j is a script: %s', (path, text, is) => {
  expect(isScript(path, text)).toBe(is);
});
