import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from '../../../src/domain/shellWord.ts';

const cases: readonly (readonly [text: string, word: string])[] = [
  ['lab', 'lab'],
  ['../my-lab/1.0', '../my-lab/1.0'],
  ['my lab', '"my lab"'],
  ["Anna's lab", `"Anna's lab"`],
  ['~/lab', '"~/lab"'],
  ['a;b&c|d*(e)', '"a;b&c|d*(e)"'],
  ['$HOME `id`', "'$HOME `id`'"],
  [String.raw`C:\my lab`, String.raw`'C:\my lab'`],
  [`"it's"`, String.raw`'"it'\''s"'`],
  ['', '""'],
];

test.each(cases)('%j is written as %s', (text, word) => expect(shellWord(text)).toBe(word));

test.runIf(process.platform !== 'win32').each(cases)('A shell reads %j again', (text, word) => {
  expect(execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(text);
});
