import { describe, expect, test } from 'vitest';
import { commentsIn, needlesOf, valueRepeater, withoutFormerValues } from '../../../../src/domain/sealing/comments.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { bytes } from './fixtures.ts';

describe('the comments of a text', () => {
  const cases: readonly (readonly [rule: string, text: string, comments: readonly string[]])[] = [
    ['On lines of their own and behind values', '# a\nx: 1 # b\n  # c\n', ['# a', '# b', '# c']],
    ['Not in quotes', 'x: "a # b" # c\n\'y # \': z\n', ['# c']],
    ['Not in a block', 'x: |\n  # a\n  b # c\ny: 1 # d\n', ['# d']],
    ['Not inside a word', 'x: a#b\n', []],
    ['Between braces', 'x: { # a\n  y: z } # b\n', ['# a', '# b']],
    ['Behind an alias', 'x: &a b\ny: *a # c\n', ['# c']],
    ['Without the carriage return', 'x: 1 # a \r\ny: 2\r\n', ['# a']],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const { root } = parse(text);
    const found = root === null ? [] : commentsIn(text, root);
    expect(found.map((comment) => comment.text)).toEqual(expected);
    for (const comment of found) expect(text.slice(comment.start).startsWith(comment.text)).toBe(true);
  });
});

describe('a comment that repeats a value', () => {
  const valueOf = (text: string, written = text) => ({ bytes: bytes(text), written });
  const texts = ['hunter2!', 'ab', 'first line of it\nsecond line of it\nx', '-----BEGIN KEY-----\nMIIabcdef\n'];
  const repeats = valueRepeater(texts.map((text) => valueOf(text)));

  test.each([
    '# it is hunter2! now',
    '# aHVudGVyMiE=',
    '# ab',
    '# not ab, I think',
    '# second line of it',
    '#   MIIabcdef',
  ])('%s', (comment) => expect(repeats(comment)).toBe(true));

  test.each(['# hunter3', '# about', '# x', '# -----BEGIN KEY-----', '#'])('%s does not', (comment) =>
    expect(repeats(comment)).toBe(false),
  );

  test('Base64 is known as it was written', () => {
    const known = valueRepeater([valueOf('secret value', 'c2VjcmV0IHZhbHVl')]);
    expect(known('# c2VjcmV0IHZhbHVl')).toBe(true);
    expect(known('# secret value')).toBe(true);
  });

  test('An empty value is repeated by nothing', () => {
    expect(needlesOf(valueOf(''))).toEqual([]);
    expect(valueRepeater([valueOf('')])('# a')).toBe(false);
  });

  test('What nobody writes is not looked through to its end', () => {
    const lines = Array.from({ length: 50_000 }, (_, line) => `line number ${line}`).join('\n');
    const many = valueRepeater([valueOf(lines)]);
    expect(many('# harmless')).toBe(false);
    expect(many('# harmless'.repeat(10_000))).toBe(true);
    expect(many('# harmless')).toBe(true);
  });
});

describe('comments among the values', () => {
  const cases: readonly (readonly [rule: string, comments: readonly string[], kept: readonly string[]])[] = [
    [
      'Sentences stay',
      ['# rotated yearly', '# note: every spring, by hand'],
      ['# rotated yearly', '# note: every spring, by hand'],
    ],
    ['An entry that was commented out goes', ['# password: hunter1', '#token: "x"'], []],
    ['So does what is indented below it', ['# tls.key: |', '#   -----BEGIN KEY-----', '#   a b', '# then'], ['# then']],
    ['A long word goes', ['# it was c2VjcmV0IHZhbHVlIGE= before'], []],
    ['An address stays', ['# https://example.com/a/very/long/address'], ['# https://example.com/a/very/long/address']],
  ];
  test.each(cases)('%s', (_, comments, kept) => expect(withoutFormerValues(comments)).toEqual(kept));
});
