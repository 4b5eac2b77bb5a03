import { describe, expect, test } from 'vitest';
import { kubernetesLists } from '../../../../../../src/domain/cel/library/kubernetes/lists.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('functions on lists', () => {
  checkPolicies(kubernetes, [
    ['[1,2,3].isSorted()', 'true'],
    ['[3,1].isSorted()', 'false'],
    ["['a','b'].isSorted()", 'true'],
    ['[1,2].sum()', '3'],
    ['[1.5,2.5].sum()', '4.0'],
    ['[1u,2u].sum()', '3u'],
    ["[duration('1s'),duration('2s')].sum()", '3s'],
    [
      "['a'].sum()",
      "type [['a']] sum wants list(int) or list(uint) or list(double) or list(duration) here; this is list(string).",
    ],
    ['[].sum()', '0'],
    ['[1,3,2].max()', '3'],
    ['[1,3,2].min()', '1'],
    ['[].max()', 'argument: max wants a list that is not empty.'],
    ['[true,false].max()', 'true'],
    ['[1,2,2].indexOf(2)', '1'],
    ['[1,2,2].lastIndexOf(2)', '2'],
    ["['a'].indexOf('b')", '-1'],
    ["[duration('1s')].max()", '1s'],
    ["[1,'a'].sum()", "type ['a'] All of a literal are of one type, here int; this is string."],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    kubernetesLists.every(({ name, method }) =>
      (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name),
    ),
  ).toBe(true);
});
