import { describe, expect, test } from 'vitest';
import { checkLineBreaks } from '../../../../src/domain/sealing/lineBreaks.ts';
import { refusal, rootOf, secret } from './fixtures.ts';

const check = (text: string): Promise<string> => refusal(() => checkLineBreaks(text, rootOf(text)));

describe('a line break that not all readers take for one', () => {
  test.each([
    ['\u0085', '0085'],
    ['\u2028', '2028'],
    ['\u2029', '2029'],
    ['\r', '000D'],
  ])('%j is refused', async (character, digits) => {
    const said = await check(secret(`stringData: {a: "b${character}c"}\n`));
    expect(said).toMatch(
      new RegExp(`^seal/bad-value: .*\\(U\\+${digits}\\); write "\\\\u${digits}" in double quotes\\.$`, 'i'),
    );
  });

  test.each([
    ['Line breaks of Unix and of Windows', secret('stringData:\r\n  a: |\r\n    b\n')],
    ['Written by their numbers', secret('stringData: {a: "b\\u2028c\\u0085\\r"}\n')],
    ['In JSON', '{"apiVersion":"v1","kind":"Secret","stringData":{"a":"b\u2028c"}}'],
    ['Outside of the Secret', `# \u2028\n${secret('stringData: {a: b}\n')}# \u0085\n`],
  ])('%s: is none', async (_, text) => expect(await check(text)).toBe('done'));
});
