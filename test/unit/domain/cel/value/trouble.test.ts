import { expect, test } from 'vitest';
import { Trouble, badArgument, noOverload, outOfRange } from '../../../../../src/domain/cel/value/trouble.ts';

test('Troubles are told apart by their codes', () => {
  expect(outOfRange('a')).toEqual(new Trouble('range', 'a'));
  expect(badArgument('a')).toEqual(new Trouble('argument', 'a'));
  expect(noOverload('+', [1n, 'a'])).toEqual(
    new Trouble('overload', '"+" takes no int and string.', null, 'no such overload'),
  );
  expect(noOverload('f', [], 'b')).toEqual(new Trouble('overload', '"f" takes no call without arguments.', null, 'b'));
});

test('What cel-go says stands beside the sentence, which stands for it where that is not known', () => {
  expect([outOfRange('a', 'b').words, badArgument('a', 'b').words]).toEqual(['b', 'b']);
  expect([outOfRange('a').words, badArgument('a').words]).toEqual(['a', 'a']);
});
