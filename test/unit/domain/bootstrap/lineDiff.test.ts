import { describe, expect, test } from 'vitest';
import { lineDiff } from '../../../../src/domain/bootstrap/lineDiff.ts';
import { Random } from '../../../peers/random.ts';

const letters = (text: string): readonly string[] => (text === '' ? [] : text.split(''));

describe('The difference of two texts', () => {
  test.each([
    ['the same', 'abc', 'abc', []],
    ['a line that comes', 'ac', 'abc', ['@@ -1,2 +1,3 @@', ' a', '+b', ' c']],
    ['a line that goes', 'abc', 'ac', ['@@ -1,3 +1,2 @@', ' a', '-b', ' c']],
    ['another line', 'abc', 'axc', ['@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c']],
    ['all that is there', '', 'ab', ['@@ -0,0 +1,2 @@', '+a', '+b']],
    ['one line that is all', '', 'a', ['@@ -0,0 +1 @@', '+a']],
    ['nothing any more', 'ab', '', ['@@ -1,2 +0,0 @@', '-a', '-b']],
    ['three lines around', 'abcdefghi', 'abcdXfghi', ['@@ -2,7 +2,7 @@', ...' b| c| d|-e|+X| f| g| h'.split('|')]],
    [
      'two places far from each other',
      'abcdefghijklmn',
      'Xbcdefghijklmn!',
      ['@@ -1,4 +1,4 @@', '-a', '+X', ' b', ' c', ' d', '@@ -12,3 +12,4 @@', ' l', ' m', ' n', '+!'],
    ],
    ['two places near each other', 'abcde', 'Xbcdf', ['@@ -1,5 +1,5 @@', ...'-a|+X| b| c| d|-e|+f'.split('|')]],
  ])('%s', (_, before, after, hunks) => {
    expect(lineDiff(letters(before), letters(after)).hunks.split('\n')).toEqual(hunks.length === 0 ? [''] : hunks);
  });

  test('names what changes alone, without what stands around it', () => {
    expect(lineDiff(letters('abcdef'), letters('abXdef')).changed).toEqual(['-c', '+X']);
    expect(lineDiff(letters('abc'), letters('abc'))).toEqual({ hunks: '', changed: [] });
  });

  test('leads from one to the other, whatever they are, with no more than has to change', () => {
    const random = new Random(20261126);
    for (let round = 0; round < 500; round++) {
      const text = (): readonly string[] => Array.from({ length: random.below(12) }, () => random.pick(letters('abc')));
      const [before, after] = [text(), text()];
      const { hunks, changed } = lineDiff(before, after);
      expect(applied(before, hunks), `${before.join('')} ${after.join('')}`).toEqual(after);
      expect(changed).toHaveLength(before.length + after.length - 2 * common(before, after));
    }
  });

  test('of texts that have nothing in common is one for the other, in time', () => {
    const lines = (of: string): readonly string[] => Array.from({ length: 20_000 }, (_, index) => `${of}${index}`);
    const { changed } = lineDiff(lines('a'), lines('b'));
    expect(changed).toHaveLength(40_000);
    expect(changed[0]).toBe('-a0');
    expect(changed.at(-1)).toBe('+b19999');
  });
});

/** What `patch` makes of a text; where the diff does not fit, the text as it is not. */
function applied(before: readonly string[], hunks: string): readonly string[] {
  const after: string[] = [];
  let at = 0;
  for (const line of hunks === '' ? [] : hunks.split('\n')) {
    const [, start, length] = /^@@ -(\d+)(?:,(\d+))?/.exec(line) ?? [];
    if (start !== undefined) {
      const from = length === '0' ? Number(start) : Number(start) - 1;
      after.push(...before.slice(at, from));
      at = from;
    } else if (line.startsWith('+')) after.push(line.slice(1));
    else if (line.slice(1) !== before[at++]) return [`${line} does not fit`];
    else if (line.startsWith(' ')) after.push(line.slice(1));
  }
  return [...after, ...before.slice(at)];
}

/** The length of the longest common subsequence. */
function common(one: readonly string[], other: readonly string[]): number {
  const [first, ...rest] = one;
  if (first === undefined) return 0;
  const at = other.indexOf(first);
  const without = common(rest, other);
  return at === -1 ? without : Math.max(without, 1 + common(rest, other.slice(at + 1)));
}
