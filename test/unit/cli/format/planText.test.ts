import { describe, expect, test } from 'vitest';
import { planText } from '../../../../src/cli/format/planText.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { planOf, plannedStep } from '../../domain/bootstrap/plans.ts';

test('a plan for a terminal', () => {
  const one = plannedStep('one', {
    argv: ['/usr/bin/helm', 'a b'],
    changes: [{ target: 'git', action: 'update', what: 'platform.yaml on main', diff: '-a: 1\n+a: 2\n' }],
    problem: 'There is no key.',
    asks: ['A token.'],
    missing: ['domain.yaml', 'a.sh'],
    typed: ['homelab'],
    undo: 'docs/undo.md#one',
  });
  const plan = planOf([plannedStep('zero', { satisfied: true, reason: 'there is nothing to do.' }), one], {
    preflight: [
      { id: 'cluster', title: 'The cluster answers', state: 'ok', sentence: 'homelab' },
      { id: 'earlier', title: 'Earlier', state: 'problem', sentence: 'A. B.', points: ['A.', 'B.'] },
    ],
    overrides: ['Storage is not done.'],
  });
  expect(planText(plan).split('\n')).toEqual([
    'Bootstrap GitOps · homelab · https://homelab:6443 · uid 00000000-0000-4000-8000-000000000001',
    `Commit ${'a'.repeat(40)}`,
    '',
    '✓ The cluster answers: homelab',
    '✗ Earlier:',
    '    - A.',
    '    - B.',
    '• Overridden: Storage is not done.',
    '',
    '✓ 1  Title of zero: there is nothing to do.',
    '◌ 2  Title of one (command)',
    '      missing: "A check": 0 of 1.',
    '      risk: none. The way back: docs/undo.md#one',
    "      as things are it can't be done: There is no key.",
    '      runs /usr/bin/helm "a b"',
    '      asks: A token.',
    '      not in the repository yet: domain.yaml, a.sh',
    '      "homelab" has to be typed before',
    '      change (git) platform.yaml on main',
    '        │ -a: 1',
    '        │ +a: 2',
    '',
    `Digest of this plan: ${'d'.repeat(64)}`,
    '',
  ]);
});

test('what stands against it is told, and that there is nothing to do', () => {
  expect(planText(planOf([plannedStep('one')], { obstacles: ['No.', 'Never.'] }))).toContain(
    '\nNothing can be run as things are:\n✗ No.\n✗ Never.\n',
  );
  expect(planText(planOf([plannedStep('one', { satisfied: true })]))).toContain('\nThere is nothing to do.\n');
});

test('a command runs on this machine, and a step without changes says that it has none', () => {
  const changes = [{ target: 'machine', action: 'run', what: 'in /lab: make', diff: '' }] as const;
  const text = planText(planOf([plannedStep('one', { changes }), plannedStep('two')]));
  expect(text).toContain('\n      run (on this machine) in /lab: make\n');
  expect(text.match(/ {6}Nothing is changed by Slipway here\./g)).toHaveLength(1);
});

describe.each(Object.entries(hostile))('%s', (_, text) => {
  test('is shown, not obeyed, and a diff stays behind its mark', () => {
    const changes = [{ target: 'host', action: 'run', what: text, diff: `${text}\nlast` }] as const;
    const shown = planText(
      planOf([plannedStep('one', { title: text, problem: text, argv: [text], asks: [text], changes })]),
    );
    // oxlint-disable-next-line no-control-regex -- these are the characters to be found
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(shown.split('\n').filter((line) => /^\S/.test(line) && line.includes('last'))).toEqual([]);
  });
});
