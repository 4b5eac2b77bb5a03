import { expect, test, vi } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { FailureCode } from '../../../../src/domain/kubernetes/failure.ts';
import { lineOf } from '../../../../src/vscode/argocd/line.ts';
import type { Situation } from '../../../../src/vscode/argocd/session.ts';
import { application, degraded, now, outOfSync, running, statusOf } from './statuses.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const seen = (...changes: readonly object[]): Situation => ({
  kind: 'seen',
  live: true,
  at: now,
  status: statusOf(changes.map((change, index) => application(`app-${index}`, change))),
});
const failed = (code: FailureCode): Situation => ({ kind: 'failed', failure: failureOf(code, 'It fails.') });
const old = (situation: Situation): Situation => ({ ...situation, live: false }) as Situation;
const [select, ask, show] = ['slipway.cluster.select', 'slipway.cluster.ask', 'slipway.applications.show'];
const red = 'statusBarItem.errorBackground';

test.each<[string, Situation, string, string | null, string]>([
  ['not trusted', { kind: 'untrusted' }, '$(workspace-untrusted) Argo CD', null, 'workbench.trust.manage'],
  ['connecting', { kind: 'connecting' }, '$(sync~spin) Argo CD: connecting', null, show],
  ['no kubeconfig', failed('kubeconfig'), '$(debug-disconnect) Argo CD: no cluster', null, select],
  ['no Argo CD', failed('no-kind'), '$(circle-slash) No Argo CD', null, ask],
  ['no rights', failed('forbidden'), '$(lock) Argo CD: no rights', null, select],
  ['no connection', failed('timeout'), '$(debug-disconnect) Argo CD: not reachable', null, ask],
  ['all well', seen({}, {}), '$(pass) Argo CD 2', null, show],
  ['one syncing', seen({}, running), '$(sync~spin) Argo CD: app-1 syncing', null, show],
  ['out of sync', seen(outOfSync, outOfSync), '$(warning) Argo CD: 2 out of sync', null, show],
  ['degraded', seen(degraded('x'), degraded('y')), '$(error) Argo CD: app-0 degraded +1', red, show],
  [
    'what was seen',
    old(seen({}, degraded('x'))),
    '$(debug-disconnect) Argo CD: app-1 degraded · 4 min ago',
    null,
    show,
  ],
])('The line says: %s', (_, situation, text, background, command) => {
  expect(lineOf(situation, () => '4 min ago')).toMatchObject({ text, background, command });
});

test('Who listens hears a sentence', () => {
  expect(lineOf(seen({}, outOfSync), () => '').label).toBe('Argo CD: app-1 out of sync, of 2 applications');
  expect(lineOf({ kind: 'untrusted' }, () => '').label).toContain('trusted workspaces only');
});

test('A name makes no icon of its own', () => {
  const status = statusOf([application('$(error)', degraded('x'))]);
  const { text } = lineOf({ kind: 'seen', live: true, at: now, status }, () => '');
  expect(text.match(/\$\(/g)).toHaveLength(1);
});
