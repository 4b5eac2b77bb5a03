import { expect, test, vi } from 'vitest';
import { states } from '../../../../src/domain/argocd/state.ts';
import { stateWords } from '../../../../src/domain/argocd/stateWords.ts';
import { statusText } from '../../../../src/domain/argocd/statusText.ts';
import type { View } from '../../../../src/domain/argocd/statusText.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { FailureCode } from '../../../../src/domain/kubernetes/failure.ts';
import { line, stateWord, waitWords } from '../../../../src/vscode/argocd/words.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const failed = (code: FailureCode): View => ({ kind: 'failed', failure: failureOf(code, 'It fails.') });
const ago = () => '4 min ago';

test.each(states)('In English the state "%s" is called as the check of applications calls it', (state) => {
  expect(stateWord(state)).toBe(stateWords[state]);
});

test.each<[FailureCode, string]>([
  ['kubeconfig', 'Argo CD: no cluster'],
  ['consent', 'Argo CD: not allowed'],
  ['other-cluster', 'Argo CD: another cluster'],
])('Why there is no connection (%s) is said in two words', (code, expected) => {
  expect(line(statusText(failed(code)), ago)).toBe(expected);
});

test.each<[boolean, readonly string[], string, string]>([
  [false, ['longhorn'], 'waits for longhorn in wave -1', 'gitlab waits for longhorn in wave -1'],
  [true, ['a', 'b', 'c'], 'comes after a and 2 more in wave -1', 'gitlab comes after a and 2 more in wave -1'],
])('Who waits (there: %s) is said with the name of whom', (there, names, beside, whole) => {
  const wait = { name: 'gitlab', wave: 1, there, for: { wave: -1, names } };
  expect([waitWords(wait, false), waitWords(wait, true)]).toEqual([beside, whole]);
});
