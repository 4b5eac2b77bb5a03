import { expect, test } from 'vitest';
import { runLines } from '../../../../src/cli/format/runText.ts';

test('a line for everything that happens, with how long a step took, after how to stop it', () => {
  const line = runLines();
  const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)).toISOString();
  expect([
    line({ at: at(0), step: '', state: 'running', message: 'Holds the Lease.' }),
    line({ at: at(1), step: 'argocd', state: 'running', message: 'Install Argo CD' }),
    line({ at: at(2), step: 'argocd', state: 'running', message: 'waits' }),
    line({ at: at(75), step: 'argocd', state: 'passed', message: 'It is there.' }),
    line({ at: at(76), step: 'root', state: 'failed', message: 'No\u001b[2J.' }),
    line({ at: at(77), step: 'release', state: 'cancelled', message: 'It was cancelled.' }),
  ]).toEqual([
    'Ctrl+C cancels: what runs is ended first, and what was done stays.\n12:00:00 … Holds the Lease.\n',
    '12:00:01 … argocd: Install Argo CD\n',
    '12:00:02 … argocd: waits\n',
    '12:01:15 ✓ argocd: It is there. (1 min 14 s)\n',
    '12:01:16 ✗ root: No\\u{1b}[2J.\n',
    '12:01:17 – release: It was cancelled.\n',
  ]);
});
