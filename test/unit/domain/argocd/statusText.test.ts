import { expect, test, vi } from 'vitest';
import type { Application } from '../../../../src/domain/argocd/application.ts';
import { platformStatus } from '../../../../src/domain/argocd/platformStatus.ts';
import { statusText, tooltip } from '../../../../src/domain/argocd/statusText.ts';
import type { View } from '../../../../src/domain/argocd/statusText.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { line as words, spoken as spokenWords } from '../../../../src/vscode/argocd/words.ts';
import { application, health, minutesAgo, now, operationState } from './fixtures.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const well = Array.from({ length: 21 }, (_, index) => application(`well-${index}`));
const outOfSync = { status: { sync: { status: 'OutOfSync' } } };
const running = { operation: {}, status: { operationState: operationState('Running') } };
const degraded = { status: health('Degraded') };
const right = { verb: 'list', group: 'argoproj.io', resource: 'applications', namespace: null } as const;

function seen(applications: readonly Application[], live = true): View {
  const status = platformStatus(applications, now, { root: 'root', rows: new Map() });
  return { kind: 'seen', status, at: new Date(minutesAgo(4)), live };
}

const ago = (at: Date) => `${(now.getTime() - at.getTime()) / 60_000} min ago`;

/** Icon and line as the status bar has them, severity, and what a screen reader says. */
const lines: readonly (readonly [View, line: string, severity: string, spoken: string])[] = [
  [{ kind: 'connecting' }, '$(sync~spin) Argo CD: connecting', 'none', 'Argo CD: connecting to the cluster'],
  [
    { kind: 'failed', failure: failureOf('no-kind', 'x') },
    '$(circle-slash) No Argo CD',
    'none',
    'Argo CD is not installed in this cluster',
  ],
  [
    { kind: 'failed', failure: failureOf('forbidden', 'x', { right }) },
    '$(lock) Argo CD: no rights',
    'none',
    'Argo CD: no right to list applications',
  ],
  [
    { kind: 'failed', failure: failureOf('timeout', 'The cluster says nothing.') },
    '$(debug-disconnect) Argo CD: not reachable',
    'none',
    "Argo CD can't be seen: The cluster says nothing.",
  ],
  [seen([]), '$(circle-slash) Argo CD: no applications', 'none', 'Argo CD has no applications'],
  [seen([application('a')]), '$(pass) Argo CD 1', 'none', 'Argo CD: 1 application in sync and healthy'],
  [seen(well), '$(pass) Argo CD 21', 'none', 'Argo CD: 21 applications in sync and healthy'],
  [
    seen([...well, application('p', { status: health('Suspended') })]),
    '$(pass) Argo CD 22',
    'none',
    'Argo CD: 22 applications, 1 suspended, the rest in sync and healthy',
  ],
  [
    seen([...well, application('gitlab', running)]),
    '$(sync~spin) Argo CD: gitlab syncing',
    'none',
    'Argo CD: gitlab syncing, of 22 applications',
  ],
  [
    seen([...well, application('a', outOfSync), application('b', outOfSync)]),
    '$(warning) Argo CD: 2 out of sync',
    'none',
    'Argo CD: 2 of 23 applications out of sync',
  ],
  [
    seen([...well, application('a', outOfSync)]),
    '$(warning) Argo CD: a out of sync',
    'none',
    'Argo CD: a out of sync, of 22 applications',
  ],
  [
    seen([...well, application('longhorn', degraded), application('z', degraded)]),
    '$(error) Argo CD: longhorn degraded +1',
    'error',
    'Argo CD: longhorn and 1 more degraded, of 23 applications',
  ],
  [
    seen([...well, application('longhorn', degraded), application('root', degraded)]),
    '$(error) Argo CD: longhorn degraded',
    'error',
    'Argo CD: longhorn degraded, of 23 applications',
  ],
  [
    seen([application('root', degraded)]),
    '$(error) Argo CD: root degraded',
    'error',
    'Argo CD: root degraded, of 1 application',
  ],
  [
    seen([application('a', { status: { operationState: operationState('Failed') } })]),
    '$(error) Argo CD: a failed to sync',
    'warning',
    'Argo CD: a failed to sync, of 1 application',
  ],
  [
    seen([application('a', { status: health('Unknown') })]),
    '$(question) Argo CD: a unknown',
    'warning',
    'Argo CD: a unknown, of 1 application',
  ],
  [
    seen([application('a', { status: health('Missing') })]),
    '$(warning) Argo CD: a missing',
    'none',
    'Argo CD: a missing, of 1 application',
  ],
  [
    seen([application('a', { status: health('Progressing') })]),
    '$(sync~spin) Argo CD: a progressing',
    'none',
    'Argo CD: a progressing, of 1 application',
  ],
  [
    seen([
      application('a', {
        operation: {},
        status: { operationState: operationState('Running', { message: 'Sync operation blocked by sync window' }) },
      }),
    ]),
    '$(watch) Argo CD: a waiting',
    'none',
    'Argo CD: a waiting, of 1 application',
  ],
  [
    seen([application('a', { metadata: { deletionTimestamp: minutesAgo(1) } })]),
    '$(sync~spin) Argo CD: a deleting',
    'none',
    'Argo CD: a deleting, of 1 application',
  ],
  [
    seen(well, false),
    '$(debug-disconnect) Argo CD 21 · 4 min ago',
    'none',
    'Argo CD: 21 applications in sync and healthy, seen 4 min ago',
  ],
  [
    seen([application('longhorn', degraded)], false),
    '$(debug-disconnect) Argo CD: longhorn degraded · 4 min ago',
    'none',
    'Argo CD: longhorn degraded, of 1 application, seen 4 min ago',
  ],
];

test.each(lines.map(([view, line, severity, spoken]) => [line, view, severity, spoken] as const))(
  '%s',
  (line, view, severity, spoken) => {
    const text = statusText(view);
    expect([`$(${text.icon}) ${words(text, ago)}`, text.severity, spokenWords(text, ago)]).toEqual([
      line,
      severity,
      spoken,
    ]);
  },
);

test('Who may not look is told the right that would allow it', () => {
  const text = statusText({ kind: 'failed', failure: failureOf('forbidden', 'x', { right }) });
  expect(text.message).toEqual({ kind: 'noRights', right });
});

test('A name can not push everything else off the status bar', () => {
  const text = statusText(seen([application('x'.repeat(253), degraded)]));
  expect(words(text, ago)).toHaveLength('Argo CD:  degraded'.length + 40);
});

test('The hover has room for five and for three who wait, and says how many more there are', () => {
  const names = Array.from({ length: 7 }, (_, index) => `a${index}`);
  const rows = new Map(names.map((name, index) => [name, { phase: 1, wave: index }] as const));
  const status = platformStatus(
    names.map((name) =>
      application(name, { ...outOfSync, annotations: { 'argocd.argoproj.io/sync-wave': name.slice(1) } }),
    ),
    now,
    { root: null, rows },
  );
  const { counts, worst, more, waits, moreWaits } = tooltip(status);
  expect([counts, worst.length, more, waits.length, moreWaits]).toEqual([
    [{ state: 'outOfSync', count: 7 }],
    5,
    2,
    3,
    3,
  ]);
  expect(tooltip(platformStatus(well, now))).toEqual({
    counts: [{ state: 'healthy', count: 21 }],
    worst: [],
    more: 0,
    waits: [],
    moreWaits: 0,
  });
});
