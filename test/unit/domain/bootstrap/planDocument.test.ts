import { describe, expect, test } from 'vitest';
import { planDocument, questionOf, verbOf } from '../../../../src/domain/bootstrap/planDocument.ts';
import type { Change } from '../../../../src/domain/bootstrap/plan.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { planOf, plannedStep } from './plans.ts';

const last = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

test('the question has the verb and the name of the cluster', () => {
  const plan = planOf([plannedStep('one')]);
  expect([verbOf(plan), questionOf(plan)]).toEqual(['Install on homelab', 'Install GitOps on homelab?']);
});

test('every step says what it would do, and the last line is the question', () => {
  const one = plannedStep('one', {
    argv: ['/usr/bin/helmfile', '-l', 'row=a b'],
    changes: [{ target: 'cluster', action: 'create', what: 'Deployment argocd/argocd-server', diff: '+a: 1\n' }],
    risk: 'disruptive',
    undo: 'docs/undo.md#argocd',
    asks: ['A token of GitHub.'],
    typed: ['homelab'],
  });
  const text = planDocument(planOf([plannedStep('zero', { satisfied: true, reason: 'there is nothing to do.' }), one]));
  expect(text).toContain('✓ 1. Title of zero: there is nothing to do.\n');
  expect(text).toContain(
    [
      '### 2. Title of one (command)',
      '',
      '- Missing: "A check": 0 of 1.',
      '- Risk: something may be away for a while. The way back: docs/undo.md#argocd',
      '- Runs `/usr/bin/helmfile -l "row=a b"`',
      '- Asks: A token of GitHub.',
      '- Has to be typed before: `homelab`',
      '',
      'Create (cluster) `Deployment argocd/argocd-server`',
      '',
      '```diff',
      '+a: 1',
      '```',
    ].join('\n'),
  );
  expect(text).toContain(`Digest of this plan: \`${'d'.repeat(64)}\``);
  expect(last(text)).toBe('**Install GitOps on homelab?**');
});

describe('there is no question', () => {
  test('where something stands against it', () => {
    const obstacles = ['Storage is not done.', '- You may not.'];
    expect(planDocument(planOf([plannedStep('one')], { obstacles }))).toContain(
      '\n**Nothing can be run as things are:**\n\n- Storage is not done.\n- \\- You may not.\n',
    );
  });

  test('where there is nothing to do', () =>
    expect(last(planDocument(planOf([plannedStep('one', { satisfied: true })])))).toBe('There is nothing to do.'));
});

test('several things that were looked at are a list below what they are found of', () => {
  const item = { id: 'secrets', title: 'What only you have', state: 'asked', sentence: 'A *token*. A key.' } as const;
  const text = planDocument(planOf([], { preflight: [{ ...item, points: ['A *token*.', 'A key.'] }] }));
  expect(text).toContain('\n- • What only you have\n  - A \\*token\\*.\n  - A key.\n');
});

test.each<[target: Change['target'], action: Change['action'], line: string]>([
  ['cluster', 'update', 'Change (cluster) `what`'],
  ['git', 'run', 'Run (git) `what`'],
  ['host', 'run', 'Run (on a host, by ssh) `what`'],
  ['machine', 'run', 'Run (on this machine) `what`'],
  ['file', 'use', 'Use (file) `what`'],
])('a change of %s (%s) says where it happens', (target, action, line) => {
  const changes = [{ target, action, what: 'what', diff: '' }];
  expect(planDocument(planOf([plannedStep('one', { changes })]))).toContain(`\n${line}\n`);
});

test('a step that changes nothing says so, and one that could not be planned does not', () => {
  expect(planDocument(planOf([plannedStep('one')]))).toContain('- Nothing is changed by Slipway here.\n');
  expect(planDocument(planOf([plannedStep('one', { problem: 'No.' })]))).not.toContain('Nothing is changed');
});

test('files that its text names and that are not there are named', () => {
  expect(planDocument(planOf([plannedStep('one', { missing: ['domain.yaml', 'a.sh'] })]))).toContain(
    '- Not in the repository yet: `domain.yaml`, `a.sh`\n',
  );
});

test('what is overridden is told, and that there is no repository', () => {
  const text = planDocument(planOf([plannedStep('one')], { overrides: ['Storage is not done.'], head: null }));
  expect(text).toContain('- Overridden: Storage is not done.');
  expect(text).toContain('The platform is in no Git repository.');
});

test('a diff that holds a secret does not show it', () => {
  const secret = `AGE-SECRET-KEY-1${'Q'.repeat(40)}`;
  const changes = [{ target: 'file', action: 'update', what: 'a', diff: `+key: ${secret}\n` }] as const;
  expect(planDocument(planOf([plannedStep('one', { changes })]))).not.toContain(secret);
});

describe.each(Object.entries(hostile))('%s', (_, text) => {
  const changes = [{ target: 'host', action: 'run', what: text, diff: `${text}\n${text}` }] as const;
  const more = {
    title: text,
    reason: text,
    undo: text,
    problem: text,
    argv: [text],
    asks: [text],
    missing: [text],
    typed: [text],
    changes,
  };
  const plan = planOf([plannedStep('one', more)], {
    phase: { id: 'x', number: 1, title: text },
    cluster: { context: text, server: text, uid: text },
    overrides: [text],
  });
  const lines = planDocument(plan).split('\n');

  test('adds no heading, no rule and no question, and hides none', () => {
    const own = lines.filter((line) => /^#{1,6} /.test(line)).map((line) => line.split(' ', 1)[0]);
    expect(own.filter((mark) => mark !== undefined).slice(0, 4)).toEqual(['#', '##', '##', '###']);
    expect(lines.filter((line) => line === '---')).toHaveLength(1);
    expect(last(lines.join('\n'))).toMatch(/^\*\*Install .*\?\*\*$/);
  });

  test('ends no fence early', () => {
    const marks = lines.flatMap((line, at) => (/^`{3,}(text)?$/.test(line) ? [at] : []));
    const open = marks[0] ?? -1;
    const fence = /^`+/.exec(lines[open] ?? '')?.[0] ?? '';
    const close = lines.findIndex((line, at) => at > open && line.startsWith(fence) && /^`+$/.test(line));
    expect(close).toBe(marks.at(-1));
  });

  test('has nothing in it that a terminal or an editor obeys', () =>
    // oxlint-disable-next-line no-control-regex -- these are the characters to be found
    expect(lines.join('')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/));
});
