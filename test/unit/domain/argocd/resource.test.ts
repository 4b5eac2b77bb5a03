import { expect, test } from 'vitest';
import {
  isFailed,
  isOutOfSync,
  isUnwell,
  nameOfResource,
  resourcesOf,
} from '../../../../src/domain/argocd/resource.ts';
import { outOfSync, resource } from './fixtures.ts';

const degraded = { health: { status: 'Degraded', message: 'no node' } };

test.each([
  [resource('Deployment', 'a'), [false, false, false]],
  [resource('Deployment', 'a', outOfSync), [true, false, false]],
  [resource('Deployment', 'a', { health: { status: 'Healthy' } }), [false, false, false]],
  [resource('Deployment', 'a', { health: { status: 'Suspended' } }), [false, false, false]],
  [resource('Deployment', 'a', degraded), [false, true, false]],
  [resource('Deployment', 'a', { status: 'SyncFailed' }), [false, false, true]],
  [resource('Job', 'a', { hookPhase: 'Failed' }), [false, false, true]],
  [resource('Job', 'a', { hookPhase: 'Error' }), [false, false, true]],
  [resource('Job', 'a', { hookPhase: 'Succeeded' }), [false, false, false]],
  ['text', [false, false, false]],
])('%j is out of sync, unwell, failed: %j', (one, is) =>
  expect([isOutOfSync(one), isUnwell(one), isFailed(one)]).toEqual(is),
);

test('All are counted and some are shown, with what is said of them', () => {
  const list = Array.from({ length: 30 }, (_, index) =>
    resource('Pod', `p${index}`, { ...outOfSync, requiresPruning: index === 0 }),
  );
  const { count, shown } = resourcesOf([resource('Pod', 'other'), ...list], isOutOfSync);
  expect([count, shown.length]).toEqual([30, 20]);
  expect(shown[0]).toEqual({
    group: 'apps',
    kind: 'Pod',
    namespace: 'longhorn-system',
    name: 'p0',
    pruning: true,
    health: '',
    message: '',
  });
  expect(resourcesOf([resource('Pod', 'p', degraded)], isUnwell).shown[0]).toMatchObject({
    health: 'Degraded',
    message: 'no node',
  });
});

test.each([
  [{ kind: 'Pod', name: 'a' }, 'Pod a'],
  [{ kind: 'Pod', name: '' }, 'Pod'],
  [{ kind: '', name: 'a' }, 'a resource a'],
])('%j is called %s', (one, name) => expect(nameOfResource(one)).toBe(name));
