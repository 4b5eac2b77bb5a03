import { describe, expect, test } from 'vitest';
import { judgeAnswer } from '../../../../src/domain/phases/answer.ts';
import { template } from './template.ts';
import { noon } from './greenWorld.ts';

const { plan } = template();
const world = { git: null, now: noon };
const tried = [
  {
    refusal: 'admission webhook "vpol" denied the request: Policy disallow-latest-tag failed: no',
    reason: 'Forbidden',
    warnings: [],
  },
];

describe('judgeAnswer', () => {
  test('keeps what was found, when, how long it took and what it rests on', () => {
    const answered = judgeAnswer(
      plan,
      'security',
      'refused-disallow-latest-tag',
      { kind: 'admission', tried },
      world,
      7,
    );
    expect(answered).toMatchObject({ state: 'passed', message: 'refused by disallow-latest-tag', ms: 7, at: noon });
    expect(answered.inputs).toContain('busybox:latest');
    const at = '2026-11-26T12:00:00.000Z';
    expect(answered.evidence).toMatchObject({ at, reads: [{ verb: 'create', at }] });
  });

  test('What could not be asked is unknown, with the right', () => {
    const right = { verb: 'create', group: '', resource: 'pods', namespace: null } as const;
    const answer = { kind: 'failure', message: 'No cluster is connected.', remedy: 'Wait.', right } as const;
    expect(judgeAnswer(plan, 'security', 'accepted', answer, world, 1)).toMatchObject({
      state: 'unknown',
      reason: 'No cluster is connected.',
      remedy: 'Wait.',
      right,
    });
  });

  test.each([
    ['security', 'nothing'],
    ['nothing', 'accepted'],
    ['services', 'answers-argocd'],
    ['hosts', 'nodes'],
  ])('An answer of another kind, or for no check, is unknown: %s/%s', (phase, check) => {
    expect(judgeAnswer(plan, phase, check, { kind: 'admission', tried }, world, 1).state).toBe('unknown');
  });
});
