import { expect, test } from 'vitest';
import { derivedNames } from '../../../../src/domain/policy/derivedNames.ts';

test('What is derived from a rule says so in front of its name, and no name has more than 63 characters', () => {
  expect(derivedNames('tag')).toEqual(['autogen-tag', 'autogen-cronjob-tag']);
  expect(derivedNames('a'.repeat(63))).toEqual([`autogen-${'a'.repeat(55)}`, `autogen-cronjob-${'a'.repeat(47)}`]);
});
