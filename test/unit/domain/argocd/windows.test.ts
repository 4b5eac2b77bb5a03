import { expect, test } from 'vitest';
import { isActive, isFor, windowObstacle, windowsOf } from '../../../../src/domain/argocd/windows.ts';
import { application, now } from './fixtures.ts';

/** One window as it stands in an AppProject; for every application unless it says otherwise. */
function windowOf(more: Record<string, unknown> = {}) {
  const window = { kind: 'deny', schedule: '0 11 * * *', duration: '2h', applications: ['*'], ...more };
  const [read] = windowsOf({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'p' },
    spec: { syncWindows: [window] },
  });
  if (read === undefined) throw new Error('no window');
  return read;
}

/** It is Thursday, 12:00 UTC. */
test.each([
  ['0 11 * * *', '2h', '', true],
  ['0 11 * * *', '1h', '', false],
  ['0 11 * * *', '1h1s', '', true],
  ['0 12 * * *', '1h', '', false],
  ['0 13 * * *', '1h', '', false],
  ['0 22 * * *', '14h1m', '', true],
  ['* * * * *', '1h', '', true],
  ['0 0 * * sun', '24h', '', false],
  ['0 0 * * thu', '24h', '', true],
  ['0 13 * * *', '30m', 'Europe/Berlin', false],
  ['0 12 * * *', '90m', 'Europe/Berlin', true],
  ['0 12 * * *', '90m', 'Atlantis/Capital', false],
  ['0 11 * * *', '90m', '+01:00', true],
  ['CRON_TZ=Europe/Berlin 0 12 * * *', '90m', '', true],
  ['0 0 31 2 *', '1h', '', true],
  ['@daily', '24h', '', null],
  ['0 25 * * *', '24h', '', null],
  ['0 11 * * *', 'two hours', '', null],
  ['0 11 * * *', '', '', null],
])('"%s" for %s in %j is open: %s', (schedule, duration, timeZone, open) =>
  expect(isActive(windowOf({ schedule, duration, timeZone }), now)).toBe(open),
);

test('The clocks of a zone change in summer', () => {
  const window = windowOf({ schedule: '0 13 * * *', duration: '30m', timeZone: 'Europe/Berlin' });
  expect(
    [new Date('2026-07-01T11:15:00Z'), new Date('2026-12-01T11:15:00Z')].map((at) => isActive(window, at)),
  ).toEqual([true, false]);
});

const one = application('gitlab', {
  spec: { destination: { name: 'in-cluster', server: 'https://a.example', namespace: 'gitlab' } },
});

test.each([
  [{ applications: [] }, false],
  [{ applications: ['git*'] }, true],
  [{ applications: ['n8n', 'gitlab'] }, true],
  [{ applications: ['n8n'] }, false],
  [{ applications: [], clusters: ['in-cluster'] }, true],
  [{ applications: [], clusters: ['https://a.*'] }, true],
  [{ applications: [], clusters: ['b'] }, false],
  [{ applications: [], namespaces: ['gitlab'] }, true],
  [{ applications: ['n8n'], namespaces: ['gitlab'] }, true],
  [{ applications: ['n8n'], namespaces: ['gitlab'], andOperator: true }, false],
  [{ applications: ['gitlab'], namespaces: ['gitlab'], andOperator: true }, true],
  [{ applications: ['gitlab'], clusters: ['b'], namespaces: ['gitlab'], andOperator: true }, false],
  [{ applications: [], andOperator: true }, false],
])('%j is for gitlab: %s', (more, is) => expect(isFor(windowOf(more), one)).toBe(is));

test('A cluster that is not named is none of those that a pattern fits', () => {
  const nameless = application('a', { spec: { destination: { server: 'https://a.example', namespace: 'b' } } });
  expect(isFor(windowOf({ applications: [], clusters: ['[!x]*'] }), nameless)).toBe(true);
  expect(isFor(windowOf({ applications: [], clusters: ['{,b}'] }), nameless)).toBe(false);
});

const open = { schedule: '0 11 * * *' };
const closed = { schedule: '0 20 * * *' };
const allow = { kind: 'allow' };
const manual = { manualSync: true };

/** 3.5: SyncWindows.CanSync, for who syncs by hand. */
test.each<[string, Record<string, unknown>[], string | null]>([
  ['no window', [], null],
  ['a window for others', [{ ...open, applications: ['n8n'] }], null],
  ['a deny that is closed', [closed], null],
  ['a deny that is open', [open], 'denies'],
  ['a deny that is open, for automatic syncs', [{ ...open, ...manual }], null],
  ['two that are open, one of them for automatic syncs', [{ ...open, ...manual }, open], 'denies'],
  ['a deny and an allow, both open', [{ ...open, ...allow }, open], 'denies'],
  [
    'a manual deny that is open and an allow that is closed',
    [
      { ...open, ...manual },
      { ...closed, ...allow },
    ],
    null,
  ],
  ['an allow that is open', [{ ...open, ...allow }], null],
  ['an allow that is closed', [{ ...closed, ...allow }], 'is not open now'],
  ['an allow that is closed, for automatic syncs', [{ ...closed, ...allow, ...manual }], null],
  [
    'two allows that are closed, one of them for automatic syncs',
    [
      { ...closed, ...allow, ...manual },
      { ...closed, ...allow },
    ],
    'is not open now',
  ],
  [
    'an allow that is closed and one that is open',
    [
      { ...closed, ...allow },
      { ...open, ...allow },
    ],
    null,
  ],
  ['one of no kind', [{ ...open, kind: 'maybe' }], null],
  ['one that can not be read', [{ ...closed, schedule: 'soon' }], "can't be read"],
  ['one that can not be read, for others', [{ schedule: 'soon', applications: ['n8n'] }], null],
])('%s', (_, windows, obstacle) => {
  const sentence = windowObstacle(one, windows.map(windowOf), now);
  expect(sentence ?? '').toMatch(obstacle ?? /^$/);
});

test('The sentence names the window, the project, the application and what to do', () => {
  expect(windowObstacle(one, [windowOf({ timeZone: 'Etc/UTC' })], now)).toBe(
    'The sync window "0 11 * * *" for 2h (Etc/UTC) of project "platform" denies syncs of "gitlab" now; wait until it closes, or let it allow manual syncs.',
  );
});
