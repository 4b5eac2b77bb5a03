import { describe, expect, test } from 'vitest';
import { visible } from '../../../src/domain/visible.ts';
import { hostile } from '../../fixtures/hostile.ts';

// oxlint-disable-next-line no-control-regex -- these are the characters that a terminal obeys
const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test.each(Object.entries(hostile))('A terminal obeys nothing in text with %s', (_, text) => {
  expect(visible(text)).not.toMatch(obeyed);
});

describe('what can not be seen is written as its number', () => {
  test.each([
    ['a\nb', 'a\\u{a}b'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200bb', 'a\\u{200b}b'],
    ['\ufeffa', '\\u{feff}a'],
  ])('%j is %s', (text, shown) => expect(visible(text)).toBe(shown));
});

test.each(['Größe', '日本語', '🚢', 'a b', '"quoted" <tag> & more', 'e\u0301', ''])(
  'What can be seen stays: %s',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);
