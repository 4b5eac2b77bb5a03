import { expect, test } from 'vitest';
import { cut, inSentence, keptMessage } from '../../../../src/domain/argocd/message.ts';

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['a🚢b', 3, 'a…'],
  ['🚢🚢', 3, '🚢…'],
])('%s in %i units is %s', (text, most, short) => expect(cut(text, most)).toBe(short));

test('A message is kept up to 1,000 units, and once kept it stays as it is', () => {
  const kept = keptMessage('x'.repeat(5_000));
  expect([kept.length, keptMessage(kept), keptMessage('short')]).toEqual([1_000, kept, 'short']);
});

test.each([
  ['a\n\tb  c.', 'a b c'],
  [' waits for X. ', 'waits for X'],
  ['x'.repeat(200), `${'x'.repeat(159)}…`],
  ['', ''],
])('In a sentence %j is %j', (text, said) => expect(inSentence(text)).toBe(said));
