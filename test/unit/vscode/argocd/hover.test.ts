import { describe, expect, test, vi } from 'vitest';
import type { Row } from '../../../../src/domain/argocd/waves.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Connection } from '../../../../src/live/state.ts';
import { applicationHover } from '../../../../src/vscode/argocd/applicationHover.ts';
import { statusHover } from '../../../../src/vscode/argocd/hover.ts';
import { Rows } from '../../../../src/vscode/argocd/rows.ts';
import type { Situation } from '../../../../src/vscode/argocd/session.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { application, degraded, now, outOfSync, statusOf } from './statuses.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const cluster = { context: 'homelab', server: 'https://x', uid: 'u', version: null, failure: null };
const connection: Connection = { state: 'live', since: now, cluster };
const facts = { connection, isWritable: false };

const seen = (status: ReturnType<typeof statusOf>, live = true): Situation => ({ kind: 'seen', live, at: now, status });

/** The lines as a person reads them: without links and marks. */
function read(markdown: string): string[] {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\\([^\w\s])|\*\*/g, '$1')
    .split('  \n');
}

/** The targets of all links in Markdown, also of those that somebody else has written. */
function links(markdown: string): string[] {
  return [...markdown.matchAll(/(?<=(?<!\\)(?:\\\\)*)\]\(([^)]*)\)/g)].map(([, target = '']) => target);
}

describe('The hover of the status bar', () => {
  test('says counts, the worst with what can be done, who waits, and which cluster it is', () => {
    const row = (wave: number) => ({ phase: 4, wave });
    const platform = {
      root: null,
      rows: new Map([
        ['longhorn', row(0)],
        ['gitlab', row(1)],
      ]),
    };
    const all = [application('longhorn', degraded('no disk')), application('searxng', outOfSync), application('n8n')];
    const { value } = statusHover(seen(statusOf(all, platform)), facts, now);
    expect(read(value)).toEqual([
      'Argo CD · 3 applications',
      '1 degraded · 1 out of sync · 1 healthy',
      'longhorn — no disk — 4 minutes ago Sync · Refresh · Open',
      'searxng — differs from Git Sync · Refresh · Open',
      'gitlab waits for longhorn in wave 0',
      'Cluster homelab, read-only',
    ]);
  });

  test('has at most twelve lines, however many there are', () => {
    const rows = new Map(
      Array.from({ length: 20 }, (_, wave): [string, Row] => [`late-${wave}`, { phase: 4, wave: wave + 1 }]),
    );
    const all = Array.from({ length: 40 }, (_, index) =>
      application(`app-${index}`, index < 20 ? degraded('x') : outOfSync),
    );
    rows.set('app-0', { phase: 4, wave: 0 });
    const lines = read(statusHover(seen(statusOf(all, { root: null, rows }), false), facts, now).value);
    expect(lines).toHaveLength(12);
    expect(lines[7]).toBe('and 35 more');
    expect(lines[10]).toMatch(/^late-2 waits for app-0 in wave 0, and 17 more$/);
  });

  test.each<[string, Situation, string]>([
    ['nobody trusts the workspace', { kind: 'untrusted' }, 'trusted workspaces only'],
    ['nobody has answered', { kind: 'connecting' }, 'Asking the cluster'],
    ['there is no Argo CD', { kind: 'failed', failure: failureOf('no-kind', 'x') }, 'no Argo CD yet'],
    ['it fails', { kind: 'failed', failure: failureOf('tls', 'Bad.', { remedy: 'Mend it.' }) }, 'Bad.'],
    ['there are none', seen(statusOf([])), '0 applications'],
  ])('says why there is nothing when %s', (_, situation, expected) => {
    expect(read(statusHover(situation, facts, now).value).join('\n')).toContain(expected);
  });

  test('says since when it is old, and why', () => {
    const failure = failureOf('unreachable', 'homelab does not answer.');
    const stale: Connection = { state: 'stale', since: now, cluster, failure };
    const later = new Date(now.getTime() + 240_000);
    const { value } = statusHover(seen(statusOf([application('a')]), false), { ...facts, connection: stale }, later);
    expect(read(value).at(-1)).toMatch(
      /^Cluster homelab, read-only · seen 4 minutes ago, at .* · homelab does not answer\.$/,
    );
  });
});

describe('Whatever names and messages say', () => {
  test.each(Object.entries(hostile))('%s is only text', (_, text) => {
    const failure = failureOf('tls', text, { remedy: text });
    const mean = application(text, {
      metadata: { namespace: text },
      spec: { project: text },
      status: {
        ...degraded(text).status,
        sync: { status: 'OutOfSync' },
        resources: [{ status: 'OutOfSync', kind: text, name: text }],
        conditions: [{ type: `${text}Error`, message: text }],
        history: [{ id: 1, revision: text }],
      },
    });
    const rows = new Map([[text, { phase: 4, wave: 0 }]]);
    const status = statusOf([mean], { root: null, rows: rows.set(`${text}2`, { phase: 4, wave: 1 }) });
    const meanCluster = { ...cluster, context: text };
    const stale: Connection = { state: 'stale', since: now, cluster: meanCluster, failure };
    const tree = new Rows();
    tree.take({
      status,
      platform: { root: null, rows },
      titles: new Map([[4, text]]),
      folders: new Map([[text, text]]),
    });
    const nodes = tree.roots.flatMap(({ children }) =>
      children.flatMap((one) => (one.kind === 'wave' ? one.children : [one])),
    );
    const hovers = [
      statusHover(seen(status, false), { connection: stale, isWritable: true }, now),
      statusHover({ kind: 'failed', failure }, { connection: stale, isWritable: true }, now),
      ...nodes.map((node) => applicationHover(node, now)),
    ];
    expect(hovers.length).toBeGreaterThan(2);
    for (const { value, supportHtml, isTrusted } of hovers) {
      expect(supportHtml).toBe(false);
      expect(isTrusted).toMatchObject({ enabledCommands: expect.arrayContaining(['slipway.application.sync']) });
      for (const target of links(value)) expect(target).toMatch(/^command:slipway\.[a-z.]+\?[\w%.~-]*$/);
      expect(value).not.toMatch(/(?<!\\):\/\//);
      expect(value.replaceAll('  \n', '')).not.toContain('\n');
    }
  });
});

test('The hover of an application says all that Argo CD does', () => {
  const revision = 'a'.repeat(40);
  const one = application('git', {
    metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '2' } },
    status: {
      sync: { status: 'OutOfSync' },
      resources: [{ status: 'OutOfSync', kind: 'Deployment', name: 'git' }],
      history: [{ id: 1, revision, deployedAt: '2026-01-01T10:00:00Z' }],
      reconciledAt: '2026-01-01T11:59:00Z',
    },
  });
  const rows = new Rows();
  const platform = { root: null, rows: new Map([['git', { phase: 4, wave: 2 }]]) };
  rows.take({
    status: statusOf([one], platform),
    platform,
    titles: new Map(),
    folders: new Map([['git', 'phases/git']]),
  });
  const [node] = rows.roots.flatMap(({ children }) => children);
  if (node?.kind !== 'application') throw new Error('There is no row.');
  expect(read(applicationHover(node, now).value)).toEqual([
    'git · out of sync · wave 2',
    'Deployment git differs from Git',
    'OutOfSync · Healthy · apps',
    'Deployment git',
    'deployed aaaaaaa, 2 hours ago',
    'compared with Git 1 minute ago',
    'Sync · Refresh · Open · Open Values',
  ]);
});
