import { describe, expect, test } from 'vitest';
import { shownDiff } from '../../../../src/domain/bootstrap/shownDiff.ts';

describe('What is shown of a diff', () => {
  test('is all of it, up to what nobody reads', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `+${index}`);
    expect(shownDiff(lines.join('\n'))).toBe(lines.join('\n'));
    expect(shownDiff([...lines, '+more'].join('\n'))).toBe([...lines, '… 1 more line, agreed to unseen'].join('\n'));
    expect(
      shownDiff([...lines, ...lines].join('\n'))
        .split('\n')
        .at(-1),
    ).toBe('… 1,000 more lines, agreed to unseen');
  });

  test('is the beginning of a line that has no end', () => {
    expect(shownDiff(`+${'x'.repeat(2999)}`)).toBe(`+${'x'.repeat(1999)}… 1,000 more characters`);
  });

  test('says one character in the singular, and cuts each line for itself', () => {
    const long = 'x'.repeat(2001);
    const cut = `${'x'.repeat(2000)}… 1 more character`;
    expect(shownDiff(`${long}\n-b\n${long}`)).toBe(`${cut}\n-b\n${cut}`);
    expect(shownDiff('x'.repeat(2000))).toBe('x'.repeat(2000));
  });

  test.each(['', '+a', '+a\n', '\n'])('is nothing else of a short one: %j', (diff) => {
    expect(shownDiff(diff)).toBe(diff);
  });
});
