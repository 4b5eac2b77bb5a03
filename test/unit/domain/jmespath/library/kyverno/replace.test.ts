import { expect, test } from 'vitest';
import { longestText, replaced, tooLong } from '../../../../../../src/domain/jmespath/library/kyverno/replace.ts';
import type { Caller } from '../../../../../../src/domain/jmespath/library/function.ts';
import { made } from '../../../../../../src/domain/jmespath/library/define.ts';

const caller: Caller = { apply: (_, element) => element, spend: () => undefined };

test.each([
  ['aXaX', 'X', '-', -1n, 'a-a-'],
  ['aXaX', 'X', '-', 1n, 'a-aX'],
  ['aXaX', 'X', '-', 9n, 'a-a-'],
  ['aXaX', 'X', '-', 0n, 'aXaX'],
  ['ab', '', '-', -1n, '-a-b-'],
  ['ab', '', '-', 2n, '-a-b'],
  ['', '', '-', -1n, '-'],
  ['aa', 'a', 'a', -1n, 'aa'],
])('%s: %s by %s, %d times', (text, old, by, most, result) =>
  expect(replaced(text, old, by, most, caller)).toEqual(made(result)),
);

test('A text that would be too long is not made', () => {
  const trouble = tooLong('replace');
  expect(trouble.code).toBe('budget');
  expect(replaced('a'.repeat(3000), 'a', 'b'.repeat(longestText / 1000), -1n, caller)).toEqual(trouble);
  expect(replaced('a'.repeat(3000), '', 'b'.repeat(longestText / 1000), -1n, caller)).toEqual(trouble);
});
