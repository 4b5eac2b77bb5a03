import { describe, expect, test } from 'vitest';
import { planJson } from '../../../../src/cli/format/planJson.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { planOf, plannedStep } from '../../domain/bootstrap/plans.ts';

test('it has the shape that was promised, on one line', () => {
  const changes = [{ target: 'cluster', action: 'create', what: 'Namespace web', diff: '+a' }] as const;
  const item = { id: 'secrets', title: 'What only you have', state: 'asked', sentence: 'A. B.' } as const;
  const preflight = [item, { ...item, points: ['A.', 'B.'] }];
  const text = planJson(planOf([plannedStep('one', { argv: ['/bin/true'], changes })], { preflight }));
  expect(text.split('\n')).toHaveLength(2);
  expect(JSON.parse(text)).toEqual({
    format: 'slipway.plan/1',
    cluster: { context: 'homelab', server: 'https://homelab:6443', uid: '00000000-0000-4000-8000-000000000001' },
    phase: 'gitops',
    head: 'a'.repeat(40),
    digest: 'd'.repeat(64),
    obstacles: [],
    overrides: [],
    preflight: [
      { ...item, points: [] },
      { ...item, points: ['A.', 'B.'] },
    ],
    steps: [
      {
        id: 'one',
        kind: 'command',
        title: 'Title of one',
        satisfied: false,
        reason: '"A check": 0 of 1.',
        risk: 'none',
        undo: null,
        problem: null,
        asks: [],
        missing: [],
        typed: [],
        argv: ['/bin/true'],
        changes,
      },
    ],
  });
});

describe.each(Object.entries(hostile))('%s', (_, text) => {
  test('stays one object', () => {
    const shown = planJson(planOf([plannedStep('one', { title: text, reason: text })]));
    expect(shown.trimEnd()).not.toContain('\n');
    expect(JSON.parse(shown)).toMatchObject({ steps: [{ title: text, reason: text }] });
  });
});
