import { expect, test } from 'vitest';
import { clashIn } from '../../../../src/domain/template/clash.ts';
import type { Clash } from '../../../../src/domain/template/clash.ts';

const cases: readonly (readonly [rule: string, paths: readonly string[], clash: Clash | undefined])[] = [
  ['nothing', [], undefined],
  ['files of one folder', ['a/b', 'a/c', 'd'], undefined],
  ['names that differ', ['README.md', 'docs/README.md'], undefined],
  ['two spellings of a file', ['README.md', 'Readme.md'], { first: 'README.md', second: 'Readme.md' }],
  ['two spellings of a folder', ['Docs/a', 'docs/b'], { first: 'Docs', second: 'docs' }],
  ['a file where a folder is', ['a/b', 'a'], { first: 'a', second: 'a/b' }],
  ['a file where a folder of another spelling is', ['A', 'a/b'], { first: 'A', second: 'a' }],
  ['a letter that is composed and one that is not', ['\u00e4', 'a\u0308'], { first: '\u00e4', second: 'a\u0308' }],
  ['the same path twice', ['a', 'a'], { first: 'a', second: 'a' }],
];

test.each(cases)('%s', (_, paths, clash) => expect(clashIn(paths)).toEqual(clash));
