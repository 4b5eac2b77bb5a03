import { expect, test } from 'vitest';
import type { Application } from '../../../../src/domain/argocd/application.ts';
import { platformStatus } from '../../../../src/domain/argocd/platformStatus.ts';
import { states } from '../../../../src/domain/argocd/state.ts';
import { application, health, minutesAgo, now, operationState } from './fixtures.ts';

const since = (status: string, minutes: number) => ({
  status: { health: { status, lastTransitionTime: minutesAgo(minutes) } },
});
const outOfSync = { status: { sync: { status: 'OutOfSync' } } };
const syncing = { operation: { sync: {} }, status: { operationState: operationState('Running') } };
const platform = { root: 'root', rows: new Map() };

function order(applications: readonly Application[]): readonly string[] {
  return platformStatus(applications, now, platform).standings.map((one) => `${one.application.name} ${one.state}`);
}

test('No applications', () => {
  expect(platformStatus([], now)).toMatchObject({
    total: 0,
    standings: [],
    worst: [],
    waits: [],
    root: null,
    reconciled: null,
  });
});

test('The worst comes first, then who is so the longest, then the name', () => {
  const all = [
    application('b'),
    application('a'),
    application('late', since('Degraded', 1)),
    application('d', since('Degraded', 9)),
    application('c', since('Degraded', 9)),
    application('drift-b', outOfSync),
    application('drift-a', outOfSync),
    application('paused', since('Suspended', 3)),
    application('busy', syncing),
  ];
  const expected =
    'c degraded,d degraded,late degraded,drift-a outOfSync,drift-b outOfSync,busy syncing,paused suspended,a healthy,b healthy';
  expect(order(all)).toEqual(expected.split(','));
  expect(order(all.toReversed())).toEqual(expected.split(','));
});

test('Applications of the same name are ordered by namespace', () => {
  const all = ['y', 'x'].map((namespace) => application('a', { metadata: { namespace } }));
  expect(platformStatus(all, now).standings.map(({ application: { key } }) => key)).toEqual(['x/a', 'y/a']);
});

test('Every state is counted, and the counts make up the total', () => {
  const { counts, total, worst } = platformStatus(
    [application('a'), application('b', outOfSync), application('c', since('Suspended', 1))],
    now,
  );
  expect(Object.keys(counts)).toEqual([...states]);
  expect([counts.healthy, counts.outOfSync, counts.suspended, counts.degraded]).toEqual([1, 1, 1, 0]);
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(total);
  expect(worst.map(({ state }) => state)).toEqual(['outOfSync']);
});

test('The root follows its children, and says which of them it is', () => {
  const sick = platformStatus(
    [application('root', since('Degraded', 9)), application('longhorn', since('Degraded', 2))],
    now,
    platform,
  );
  expect(sick.worst.map(({ application: { name }, why }) => [name, why])).toEqual([
    ['longhorn', 'one of its resources is degraded'],
    ['root', 'longhorn is degraded'],
  ]);
  expect(order([application('root', syncing), application('longhorn', since('Progressing', 2))])).toEqual([
    'longhorn progressing',
    'root syncing',
  ]);
  expect(order([application('root', syncing), application('longhorn', syncing)])).toEqual([
    'longhorn syncing',
    'root syncing',
  ]);
});

test('What the root does not have is no reason for it, however long it is so', () => {
  const foreign = { ...since('Degraded', 60), metadata: { annotations: { 'argocd.argoproj.io/tracking-id': '' } } };
  const { standings } = platformStatus(
    [
      application('root', since('Degraded', 9)),
      application('longhorn', since('Degraded', 2)),
      application('paperless', foreign),
    ],
    now,
    platform,
  );
  expect(standings.find(({ application: { name } }) => name === 'root')?.why).toBe('longhorn is degraded');
});

test('A root that gets ready says for whom it waits', () => {
  const all = [application('root', since('Progressing', 9)), application('longhorn', since('Progressing', 2))];
  expect(platformStatus(all, now, platform).worst.at(-1)?.why).toBe('longhorn is progressing');
});

test('What is wrong with the root itself is said of the root', () => {
  const { worst } = platformStatus(
    [application('root', since('Degraded', 9)), application('gitlab', outOfSync)],
    now,
    platform,
  );
  expect(worst.map(({ application: { name }, why }) => [name, why])).toEqual([
    ['root', 'one of its resources is degraded'],
    ['gitlab', 'differs from Git'],
  ]);
});

test('Who waits for whom is part of it', () => {
  const rows = new Map([
    ['longhorn', { phase: 1, wave: -1 }],
    ['gitlab', { phase: 4, wave: 2 }],
  ]);
  const { waits } = platformStatus([application('longhorn', { status: health('Degraded') })], now, {
    root: 'root',
    rows,
  });
  expect(waits).toEqual([{ name: 'gitlab', wave: 2, there: false, for: { wave: -1, names: ['longhorn'] } }]);
});

test('When Argo CD last looked is that of the application which it looked at last', () => {
  const times = [5, 2, 9].map((minutes) =>
    application(`a${minutes}`, { status: { reconciledAt: minutesAgo(minutes) } }),
  );
  const never = application('never', { status: { reconciledAt: undefined } });
  expect(platformStatus([...times, never], now).reconciled).toEqual(new Date(minutesAgo(2)));
});
