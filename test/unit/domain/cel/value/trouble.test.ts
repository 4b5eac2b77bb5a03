import { expect, test } from 'vitest';
import { Trouble, badArgument, noOverload, outOfRange } from '../../../../../src/domain/cel/value/trouble.ts';

test('Troubles are told apart by their codes', () => {
  expect(outOfRange('a')).toEqual(new Trouble('range', 'a'));
  expect(badArgument('a')).toEqual(new Trouble('argument', 'a'));
  expect(noOverload('+', [1n, 'a'])).toEqual(new Trouble('overload', '"+" takes no int and string.'));
  expect(noOverload('f', [])).toEqual(new Trouble('overload', '"f" takes no call without arguments.'));
});
