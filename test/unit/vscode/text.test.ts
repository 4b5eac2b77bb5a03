import { describe, expect, test } from 'vitest';
import { inNotice, inPick, short, withoutIcons, withoutLinks } from '../../../src/vscode/text.ts';
import { hostile } from '../../fixtures/hostile.ts';

describe('A long text', () => {
  test.each<[string, string, number, string]>([
    ['ends where there is no more room', 'x'.repeat(130), 120, `${'x'.repeat(120)}…`],
    ['is whole when it just fits', 'x'.repeat(120), 120, 'x'.repeat(120)],
    ['never ends in the middle of a character', '👍'.repeat(70), 119, `${'👍'.repeat(59)}…`],
    ['is on one line', 'a\nb', 120, String.raw`a\u{a}b`],
  ])('%s', (_, text, most, expected) => {
    expect(short(text, most)).toBe(expected);
  });
});

test.each(Object.entries(hostile))('%s is whole characters on one line', (_, text) => {
  expect(short(text).isWellFormed()).toBe(true);
  expect(short(text)).not.toMatch(/[\n\r\u2028\u2029]/);
});

test.each([...Object.values(hostile), '$(error) x', 'x $($(sync~spin))'])(
  'In a row of a pick "%s" makes no icon',
  (text) => {
    expect(withoutIcons(text)).not.toMatch(/\$\(/);
    expect(inPick(text)).not.toMatch(/\$\(/);
  },
);

test.each([...Object.values(hostile), '[x](https://evil.example)'])('In a notification "%s" makes no link', (text) => {
  expect(withoutLinks(text)).not.toMatch(/\[[^\]]+\]\(/);
  expect(inNotice(text)).not.toMatch(/\[[^\]]+\]\(/);
});
