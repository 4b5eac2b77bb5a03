import { expect, test } from 'vitest';
import { beside, folderOf } from '../../../src/domain/beside.ts';

test.each([
  ['a/b', 'c.yaml', 'a/b/c.yaml'],
  ['a/b', '../c.yaml', 'a/c.yaml'],
  ['a', '../../c.yaml', '../c.yaml'],
  ['.', './c.yaml', 'c.yaml'],
  ['.', '..', '..'],
  ['..', '../c', '../../c'],
  ['/a', '../c', '/c'],
  ['/', 'c', '/c'],
  ['a', '..', '.'],
  ['a', '/c', '/c'],
])('from %s %s is %s', (folder, path, result) => expect(beside(folder, path)).toBe(result));

test.each([
  ['a/b.yaml', 'a'],
  ['b.yaml', '.'],
  ['/b.yaml', '/'],
])('%s lies in %s', (path, folder) => expect(folderOf(path)).toBe(folder));
