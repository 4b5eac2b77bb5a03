import { expect, test } from 'vitest';
import { cutDocument } from '../../../../src/domain/bootstrap/cutDocument.ts';
import { begunRun } from '../../../../src/domain/bootstrap/heardRun.ts';
import type { HeardRun, HeardStep } from '../../../../src/domain/bootstrap/heardRun.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { plannedStep, planOf } from './plans.ts';

const begun = begunRun(planOf([plannedStep('one')]), new Date('2026-01-02T03:04:05Z'));

function cutAt(steps: readonly Partial<HeardStep>[], said: Partial<HeardRun> = {}): HeardRun {
  const base: HeardStep = { id: 'one', kind: 'command', title: 'Title', state: 'left', message: '' };
  return { ...begun, steps: steps.map((step) => Object.assign({}, base, step)), ...said };
}

test('says where it was cut, what its steps had told, and what to do', () => {
  const run = cutAt([
    { title: 'Hosts', kind: 'host', state: 'satisfied' },
    { title: 'Seal', kind: 'seal', state: 'passed', message: 'committed c0ffee' },
    { title: 'Wait', kind: 'applications', state: 'running' },
    { title: 'Copy' },
  ]);
  expect(cutDocument(run, 'It was cut at "Wait".')).toBe(
    [
      '# GitOps on homelab: cut',
      '',
      'It was cut at "Wait".',
      '',
      '→ Run Bootstrap Phase again: it looks at what is there, and begins at the first step that has something to do.',
      '',
      '- Cluster: `homelab` at `https://homelab:6443`, uid `00000000-0000-4000-8000-000000000001`',
      '- Begun: 2026-01-02T03:04:05.000Z',
      `- Digest of the plan: \`${'d'.repeat(64)}\``,
      '',
      '## Steps',
      '',
      'As the run has told them until it was cut; how they stand now is looked at when it is gone on with.',
      '',
      '| Step | How it ended |',
      '| --- | --- |',
      '| Hosts (host) | nothing to do |',
      '| Seal (seal) | done: committed c0ffee |',
      '| Wait (applications) | cut in the middle: what it has done is found by looking again |',
      '| Copy (command) | not begun |',
      '',
    ].join('\n'),
  );
});

test.each<[Partial<HeardStep>, string]>([
  [{ state: 'cancelled', message: 'It was cancelled.' }, 'It was cancelled.'],
  [{ state: 'failed', message: 'It is full.' }, 'failed: It is full.'],
  [{ state: 'passed' }, 'done'],
])('a step that %j is told as: %s', (step, wanted) =>
  expect(cutDocument(cutAt([step]), 'Cut.')).toContain(`| Title (command) | ${wanted} |\n`),
);

test('a switch of the source is gone on with by its own command', () =>
  expect(cutDocument(cutAt([], { phase: 'source-gitlab' }), 'Cut.')).toContain('→ Run Switch Repository Source again'));

test('what looks like a secret is in none of it', () => {
  const token = `glpat-${'x'.repeat(20)}`;
  const run = cutAt([{ title: token, state: 'passed', message: token }], { title: token });
  expect(cutDocument(run, token)).not.toContain(token);
});

test.each(Object.entries(hostile))('%s makes no line, no link and no HTML', (_, text) => {
  const own = (one: string) =>
    cutDocument(cutAt([{ title: one, state: 'passed', message: `x${one}` }], { title: one }), one);
  const document = own(text);
  expect(document.split('\n')).toHaveLength(own('benign').split('\n').length);
  expect(document).not.toMatch(/(?<!\\)\]\(|(?<!\\)<[a-z!/]/i);
});
