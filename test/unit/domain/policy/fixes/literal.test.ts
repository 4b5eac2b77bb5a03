import { expect, test } from 'vitest';
import { literalsOf } from '../../../../../src/domain/policy/fixes/literal.ts';
import type { Steps } from '../../../../../src/domain/policy/outcome.ts';

const thing = { apiVersion: 'example.com/v1', kind: 'Thing', spec: { flag: true, word: 'yes', count: 2 } };
const pod = { apiVersion: 'v1', kind: 'Pod' };
const flag = ['spec', 'flag'];

test.each<[what: string, pattern: unknown, object: unknown, steps: Steps, readonly unknown[]]>([
  ['a flag', true, thing, ['spec', 'new'], [true]],
  ['a number', 3, thing, ['spec', 'new'], [3]],
  ['a large number', 3n, thing, ['spec', 'new'], [3]],
  ['a text', 'Always', thing, ['spec', 'new'], ['Always']],
  ['alternatives', 'a | b|c', thing, ['spec', 'new'], ['a', 'b', 'c']],
  ['the first three of more', 'a|b|c|d', thing, ['spec', 'new'], ['a', 'b', 'c']],
  ['no alternatives of which one has a wildcard', 'a|b*', thing, ['spec', 'new'], []],
  ['a flag in quotes, by what is there', 'false', thing, flag, [false]],
  ['a text in quotes, by what is there', 'false', thing, ['spec', 'word'], ['false']],
  ['nothing for a number where a flag is', '3', thing, flag, []],
  ['a number in quotes', '3', thing, ['spec', 'count'], [3]],
  ['nothing where nobody knows the type', 'false', thing, ['spec', 'new'], []],
  ['a flag in quotes, by the type', 'false', pod, ['spec', 'hostNetwork'], [false]],
  ['a text in quotes, by the type', 'true', pod, ['metadata', 'labels', 'on'], ['true']],
  ['nothing for a wildcard', '?*', thing, flag, []],
  ['nothing for an operator', '!a', thing, flag, []],
  ['nothing for a comparison', '>1', thing, flag, []],
  ['nothing for a range', '1-5', thing, flag, []],
  ['nothing for both of two', 'a & b', thing, flag, []],
  ['nothing for a variable', '{{ a }}', thing, flag, []],
  ['nothing for a reference', '$(../a)', thing, flag, []],
  ['nothing for an empty text', '', thing, flag, []],
  ['nothing for null', null, thing, flag, []],
  ['nothing for a map', {}, thing, flag, []],
])('%s', (_what, pattern, object, steps, expected) => {
  expect(literalsOf(pattern, object, steps)).toEqual(expected);
});
