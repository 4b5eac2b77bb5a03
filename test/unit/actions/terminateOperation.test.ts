import { expect, test } from 'vitest';
import { terminateLimit, terminateOperation } from '../../../src/actions/terminateOperation.ts';
import { application, argo, never, place } from './argo.ts';

const operating = {
  operation: { sync: {} },
  status: { operationState: { phase: 'Running', startedAt: '2026-01-01T00:00:00Z' } },
};

test('An operation is ended with a lock, and followed until it is over', async () => {
  const { ports, cluster, stored, change, followed, hear } = argo(application(operating));
  const version = (await stored()).metadata.resourceVersion;
  const terminating = terminateOperation(ports, place, never);
  await followed();
  expect(cluster.writes.patched[0]?.patch).toEqual({
    metadata: { resourceVersion: version },
    status: { operationState: { phase: 'Terminating' } },
  });
  await hear();
  await change({
    operation: null,
    status: { operationState: { phase: 'Failed', finishedAt: '2026-01-01T00:00:09Z' } },
  });
  expect(await terminating).toEqual({ isOver: true });
});

test('One that ended meanwhile is left as it is', async () => {
  const { ports, cluster } = argo(application(operating));
  cluster.writes.beforePatch = () =>
    void cluster.put(application({ status: { operationState: { phase: 'Succeeded' } } }));
  expect(await terminateOperation(ports, place, never)).toMatchObject({
    code: 'argo/obstacle',
    sentence: 'No operation of "git" is under way.',
  });
  expect(cluster.writes.patched).toHaveLength(1);
});

test('One whose application goes has ended with it, and nobody waits where nothing is seen any more', async () => {
  const one = argo(application(operating));
  const terminating = terminateOperation(one.ports, place, never);
  await one.followed();
  one.vanish();
  expect(await terminating).toEqual({ isOver: true });
  const other = argo(application(operating));
  const unseen = terminateOperation(other.ports, place, never);
  await other.followed();
  other.close();
  expect(await unseen).toMatchObject({ code: 'argo/cluster', remedy: 'Look at "git" in its cluster.' });
  expect([one.timers.pending, other.timers.pending]).toEqual([[], []]);
});

test('One that does not end is waited for, but not for ever', async () => {
  const { ports, followed, timers, hear } = argo(application(operating));
  const terminating = terminateOperation(ports, place, never);
  await followed();
  await hear();
  timers.advance(terminateLimit);
  expect(await terminating).toEqual({ isOver: false });
});
