import { describe, expect, test } from 'vitest';
import { lasted, reportDocument } from '../../../../src/domain/bootstrap/reportDocument.ts';
import type { Run } from '../../../../src/domain/bootstrap/run.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { checkResult, phaseResult, waiting } from '../../cli/phaseResults.ts';
import { planOf, plannedStep, ranStep, runOf } from './plans.ts';

test('says what was done, how long it took, and what was found', () => {
  const run = runOf(
    [
      ranStep('one', { commit: 'c'.repeat(40) }),
      ranStep('two', { state: 'satisfied', message: 'there is nothing to do.' }),
    ],
    {
      plan: planOf([plannedStep('one')], { overrides: ['Storage is not done.'] }),
    },
  );
  expect(reportDocument(run)).toBe(
    [
      '# GitOps on homelab: done',
      '',
      'GitOps: 1 of 1 steps ran.',
      '',
      '- Cluster: `homelab` at `https://homelab:6443`, uid `00000000-0000-4000-8000-000000000001`',
      '- By: `me@here/1`',
      '- Begun: 2026-01-02T03:04:05.000Z, ended: 2026-01-02T03:06:06.000Z (2 min 1 s)',
      `- Commit at the beginning: \`${'a'.repeat(40)}\``,
      `- Digest of the plan: \`${'d'.repeat(64)}\``,
      '- Overridden: Storage is not done.',
      '',
      '## Steps',
      '',
      '| Step | How it ended | Time |',
      '| --- | --- | --- |',
      '| Title of one (command) | done: It is made. | 1 min 1 s |',
      '| Title of two (command) | nothing to do |  |',
      '',
      '## Commits',
      '',
      `- \`${'c'.repeat(40)}\` Title of one`,
      '',
      '## Checks afterwards',
      '',
      'The platform has no such phase any more.',
      '',
    ].join('\n'),
  );
});

test.each<[Run['end'], string]>([
  ['passed', 'done'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['changed', 'stopped, to be planned anew'],
  ['waits', 'waits for somebody'],
])('the end %s is told as: %s', (end, word) =>
  expect(reportDocument(runOf([], { end }))).toContain(`# GitOps on homelab: ${word}\n`),
);

test('what to do is told, and a Lease that is left', () => {
  const text = reportDocument(
    runOf([ranStep('one', { state: 'failed', message: 'It is full.', remedy: 'Make room.' })], {
      remedy: 'Make room.',
      left: 'The Lease may still be there.',
    }),
  );
  expect(text).toContain('\n→ Make room.\n');
  expect(text).toContain('\nThe Lease may still be there.\n');
  expect(text).toContain('| failed: It is full. → Make room. |');
});

test('where somebody has to act is a link, as the server says it', () => {
  const link = 'https://git.home.arpa/me/p/-/merge_requests/new?merge_request%5Bsource_branch%5D=slipway%2Frelease-x';
  const text = reportDocument(runOf([ranStep('one', { state: 'waits', message: `It is at ${link}.`, link })]));
  expect(text).toContain(`\n→ <${link}>\n`);
  expect(text).toContain('| waits: It is at ');
});

test('checks are told as they are afterwards', () => {
  const checks = [
    checkResult('well', { reason: 'Nothing of that kind is there.' }),
    checkResult('bad', { state: 'unknown', message: 'nobody says', reason: 'No right.', level: 'advisory' }),
  ];
  const base = { id: 'gitops', number: 2, title: 'GitOps', summary: '', spot: { path: '', line: 0 }, blockedBy: [] };
  const text = reportDocument(runOf([], { phase: { ...base, state: 'unknown', reason: null, steps: [], checks } }));
  expect(text).toContain('- Title of well: passed, 3 nodes.\n');
  expect(text).toContain('- Title of bad (advisory): unknown, nobody says. No right.\n');
});

test('what is said of several checks that are not known is told once, with their names', () => {
  const checks = [
    checkResult('a', waiting),
    checkResult('b'),
    checkResult('c', { ...waiting, level: 'advisory' }),
    checkResult('d', { ...waiting, reason: 'No route.' }),
    checkResult('e'),
    checkResult('f', waiting),
  ];
  const text = reportDocument(runOf([], { phase: phaseResult('gitops', checks) }));
  expect(text.slice(text.indexOf('## Checks afterwards')).trim().split('\n').slice(2)).toEqual([
    '- 3 checks: unknown, needs Validate. It runs only when somebody asks for it.',
    '  - Title of a',
    '  - Title of c (advisory)',
    '  - Title of f',
    '- Title of b: passed, 3 nodes.',
    '- Title of d: unknown, needs Validate. No route.',
    '- Title of e: passed, 3 nodes.',
  ]);
});

test('a secret that a tool has said is not in it', () => {
  const secret = `ghp_${'a'.repeat(30)}`;
  const run = runOf([ranStep('one', { message: `It says ${secret}`, remedy: `password: ${secret}` })], {
    sentence: secret,
  });
  expect(reportDocument(run)).not.toContain(secret);
});

test.each([
  [0, '< 1 s'],
  [999, '1 s'],
  [59_000, '59 s'],
  [60_000, '1 min 0 s'],
])('%d ms are %s', (ms, shown) => expect(lasted(ms)).toBe(shown));

describe.each(Object.entries(hostile))('%s', (_, text) => {
  const run = runOf([ranStep('one', { title: text, message: text, remedy: text, commit: text })], {
    sentence: text,
    remedy: text,
    left: text,
    holder: text,
    plan: planOf([], { phase: { id: 'x', number: 1, title: text }, overrides: [text] }),
  });
  const lines = reportDocument(run).split('\n');

  test('adds no heading, and no row or cell to the table', () => {
    expect(lines.filter((line) => /^#{1,6} /.test(line)).map((line) => line.split(' ', 1)[0])).toEqual([
      '#',
      '##',
      '##',
      '##',
    ]);
    const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    expect(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).toEqual([5, 5]);
  });
});
