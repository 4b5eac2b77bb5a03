import { describe, expect, test, vi } from 'vitest';
import { spokenWords, stateWords, words } from '../../../../src/domain/argocd/statusWords.ts';
import { states } from '../../../../src/domain/argocd/state.ts';
import { statusText } from '../../../../src/domain/argocd/statusText.ts';
import type { View } from '../../../../src/domain/argocd/statusText.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { FailureCode } from '../../../../src/domain/kubernetes/failure.ts';
import {
  line,
  short,
  spoken,
  stateWord,
  waitWords,
  withoutIcons,
  withoutLinks,
} from '../../../../src/vscode/argocd/words.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { application, degraded, now, outOfSync, statusOf } from './statuses.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const seen = (...changes: readonly object[]): View => ({
  kind: 'seen',
  live: true,
  at: now,
  status: statusOf(changes.map((change, index) => application(`app-${index}`, change))),
});
const failed = (code: FailureCode): View => ({ kind: 'failed', failure: failureOf(code, 'It fails.') });
const ago = () => '4 min ago';

describe('In English the editor says what the command line says', () => {
  test.each<[string, View]>([
    ['connecting', { kind: 'connecting' }],
    ['no Argo CD', failed('no-kind')],
    ['no rights', failed('forbidden')],
    ['no connection', failed('unreachable')],
    ['no applications', seen()],
    ['all well', seen({}, {})],
    ['one suspended', seen({}, { status: { health: { status: 'Suspended' } } })],
    ['one degraded', seen({}, degraded('x'))],
    ['several degraded', seen(degraded('x'), degraded('y'))],
    ['one out of sync', seen(outOfSync)],
    ['several out of sync', seen(outOfSync, outOfSync, {})],
    ['what was seen before', { ...seen({}), live: false } as View],
  ])('%s', (_, view) => {
    const text = statusText(view);
    expect(line(text, ago)).toBe(words(text, ago));
    expect(spoken(text, ago)).toBe(spokenWords(text, ago));
  });

  test.each(states)('%s', (state) => {
    expect(stateWord(state)).toBe(stateWords[state]);
  });
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

test('A long text ends where there is no more room, and never in the middle of a character', () => {
  expect(short('x'.repeat(130))).toBe(`${'x'.repeat(120)}…`);
  expect(short('👍'.repeat(70), 119)).toMatch(/^👍+\ufffd…$/u);
  expect(short('a\nb')).toBe(String.raw`a\u{a}b`);
});

test('A message makes no links', () => {
  for (const text of Object.values(hostile)) expect(withoutLinks(text)).not.toMatch(/\[[^\]]+\]\(/);
});

test('A name makes no icons', () => {
  expect(withoutIcons('$(error) x')).not.toContain('$(error)');
});
