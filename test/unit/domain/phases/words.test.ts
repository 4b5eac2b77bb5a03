import { describe, expect, test } from 'vitest';
import type { Told } from '../../../../src/domain/phases/culprit.ts';
import { counted, failedWords, inOneLine, passedWords } from '../../../../src/domain/phases/words.ts';

const cause = (name: string | null, words: string): Told => ({ name, words, culprit: null });

describe('failedWords', () => {
  test.each([
    ['', [], 'not as wanted'],
    ['2 of 3', [], '2 of 3'],
    ['', [cause('a', 'a: n is 1')], 'a: n is 1'],
    [
      '',
      [cause('a', 'a: n is 1'), cause('b', 'b: n is 1'), cause('b', 'b: m is 1'), cause('a', 'a')],
      'a: n is 1, and 1 more',
    ],
    ['a not ready', [cause('a', 'a: n is 1')], 'a not ready'],
    ['2 of 3', [cause('a', 'a: n is 1')], '2 of 3; a: n is 1'],
    ['some long text without its culprit', [cause('a', 'a: n is 1')], 'a: n is 1'],
    ['a', [cause('a', 'a is missing')], 'a is missing'],
    ['gitlab/gitlab-ce:19', [cause('gitlab', 'gitlab: n is 1')], 'gitlab/gitlab-ce:19; gitlab: n is 1'],
    ['ns/a', [cause('a', 'a: n is 1')], 'ns/a'],
    ['released: 0', [cause(null, 'platform.yaml: releasedPhase is 0')], 'released: 0'],
    ['default', [cause(null, 'no StorageClass'), cause('a', 'a is missing')], 'default; a is missing'],
  ])('%j and %j', (text, causes, words) => {
    expect(failedWords(text, causes)).toBe(words);
  });
});

test.each([
  [0, 'Node', '0 Nodes'],
  [1, 'NetworkPolicy', '1 NetworkPolicy'],
  [2, 'NetworkPolicy', '2 NetworkPolicies'],
  [2, 'StorageClass', '2 StorageClasses'],
  [2, 'Gateway', '2 Gateways'],
  [3, 'Ingress', '3 Ingresses'],
])('%d %s', (count, noun, words) => {
  expect(counted(count, noun)).toBe(words);
});

test('inOneLine', () => {
  expect(inOneLine('  a\n b\tc ')).toBe('a b c');
  expect(inOneLine('x'.repeat(300))).toHaveLength(200);
});

test('passedWords of nothing', () => {
  expect(passedWords([])).toBe('');
});
