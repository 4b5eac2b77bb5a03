import { expect, test } from 'vitest';
import { refreshApplication, refreshLimit } from '../../../src/actions/refreshApplication.ts';
import { application, argo, never, place } from './argo.ts';

const annotation = 'argocd.argoproj.io/refresh';

test.each<[boolean, string]>([
  [false, 'normal'],
  [true, 'hard'],
])('A refresh (hard: %s) is over when Argo CD takes the request away', async (hard, kind) => {
  const { ports, cluster, change, followed, hear } = argo();
  const refreshing = refreshApplication(ports, { place, hard }, never);
  await followed();
  expect(cluster.writes.patched[0]?.patch).toEqual({ metadata: { annotations: { [annotation]: kind } } });
  await hear();
  const taken = { metadata: { annotations: { [annotation]: null } }, status: { sync: { status: 'OutOfSync' } } };
  await change(taken);
  expect(await refreshing).toMatchObject({ standing: { state: 'outOfSync' } });
});

test('What was seen before the request says nothing', async () => {
  const { ports, followed, timers } = argo();
  const refreshing = refreshApplication(ports, { place, hard: false }, never);
  await followed();
  timers.advance(refreshLimit);
  expect(await refreshing).toEqual({ standing: null });
});

test('An application that goes meanwhile is not waited for', async () => {
  const { ports, followed, vanish, timers } = argo();
  const refreshing = refreshApplication(ports, { place, hard: false }, never);
  await followed();
  vanish();
  expect(await refreshing).toMatchObject({ code: 'argo/missing' });
  expect(timers.pending).toEqual([]);
});

test('Who looks at another cluster then is told that nobody saw what came of it', async () => {
  const { ports, followed, close, timers } = argo();
  const refreshing = refreshApplication(ports, { place, hard: false }, never);
  await followed();
  close();
  expect(await refreshing).toEqual({
    code: 'argo/cluster',
    sentence: 'Argo CD was told, but another cluster is looked at now.',
    remedy: 'Look at "git" in its cluster.',
  });
  expect(timers.pending).toEqual([]);
});

test('Who may not, or has to leave it alone, is told so', async () => {
  const { ports } = argo(application({ metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } } }));
  expect(await refreshApplication(ports, { place, hard: false }, never)).toMatchObject({ code: 'argo/obstacle' });
  expect(await refreshApplication({ ...ports, writable: null }, { place, hard: false }, never)).toMatchObject({
    code: 'argo/read-only',
  });
});
