import { expect, test } from 'vitest';
import { states } from '../../../../src/domain/argocd/state.ts';
import { spokenWords, stateWords, words } from '../../../../src/domain/argocd/statusWords.ts';

/* The lines themselves are told by `statusText.test.ts`, with the states that they are of. */

test('Every state has words of its own', () => {
  expect(new Set(states.map((state) => stateWords[state])).size).toBe(states.length);
});

test('The age is worded by who knows the language, and only what is past has one', () => {
  const text = { icon: 'pass', severity: 'none', message: { kind: 'well', count: 2, suspended: 0 } } as const;
  const at = new Date(0);
  expect([words({ ...text, at: null }, String), words({ ...text, at }, () => 'gestern')]).toEqual([
    'Argo CD 2',
    'Argo CD 2 · gestern',
  ]);
  expect(spokenWords({ ...text, at }, () => 'gestern')).toBe(
    'Argo CD: 2 applications in sync and healthy, seen gestern',
  );
});
