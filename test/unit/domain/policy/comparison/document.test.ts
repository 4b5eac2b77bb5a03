import { expect, test } from 'vitest';
import type { Difference } from '../../../../../src/domain/policy/comparison/compare.ts';
import { comparisonDocument } from '../../../../../src/domain/policy/comparison/document.ts';
import type { Comparison } from '../../../../../src/domain/policy/comparison/document.ts';

const object = { apiVersion: 'v1', kind: 'Pod', namespace: 'default', name: 'web' };
const difference: Difference = {
  policy: 'p',
  rule: '',
  object,
  ours: [],
  theirs: [{ policy: 'p', rule: '', object, result: 'fail', message: 'a | b\n<c>' }],
};
const comparison = (part: Partial<Comparison>): Comparison => ({
  program: '/usr/bin/kyverno',
  version: '1.19.1',
  policies: 2,
  compared: 3,
  unjudged: 0,
  differences: [],
  silent: [],
  problems: [],
  ...part,
});

test.each<[Partial<Comparison>, string]>([
  [{}, 'Compared 3 outcomes of 2 policies: none differs'],
  [{ compared: 1, policies: 1, differences: [difference] }, 'Compared 1 outcome of 1 policy: 1 differs'],
  [{ differences: [difference, difference] }, 'Compared 3 outcomes of 2 policies: 2 differ'],
  [{ unjudged: 4, problems: ['x'] }, 'Compared 3 outcomes of 2 policies: none differs, 4 not judged here, 1 left out'],
  [{ policies: 0, compared: 0, problems: ['x', 'y'] }, 'Compared nothing, 2 left out'],
])('%#', (part, line) => expect(comparisonDocument(comparison(part)).split('\n')).toContain(`${line}.`));

test('Text of others stays in its cell', () => {
  const lines = comparisonDocument(comparison({ differences: [difference] })).split('\n');
  expect(lines).toContain(String.raw`| p | – | Pod default/web | nothing | fail: a \| b \<c\> |`);
});

test('Problems are listed, and no table stands where nothing differs', () => {
  const text = comparisonDocument(comparison({ problems: ['[a](b) is wrong.'] }));
  expect(text).toContain(String.raw`- \[a\](b) is wrong.`);
  expect(text).not.toContain('## Differences');
  expect(text).toContain('`/usr/bin/kyverno 1.19.1`');
});

test('What Kyverno says nothing of is named, with what that may come from', () => {
  const [one, two] = [['p'], ['p', 'q']].map((silent) => comparisonDocument(comparison({ silent })));
  expect(one).toContain("Of `p` Kyverno says nothing at all: it passes over a policy that it can't read whole");
  expect(two).toContain('Of `p`, `q` Kyverno says nothing at all');
  expect(comparisonDocument(comparison({}))).not.toContain('nothing at all');
});

test('More than anybody reads is counted', () => {
  const text = comparisonDocument(comparison({ differences: Array.from({ length: 502 }, () => difference) }));
  expect(text.split('\n').filter((line) => line.startsWith('| p |'))).toHaveLength(500);
  expect(text).toContain('And 2 more.');
});
