import { describe, expect, test } from 'vitest';
import { backupStep } from '../../../../src/actions/bootstrap/backupStep.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import {
  controller,
  dated,
  ownKey,
  placeOf,
  planAndRun,
  platform,
  recipients,
  restartTold,
} from './secretsPlatform.ts';

const place = placeOf('gitops', 'key');
const work = { kind: 'backup' } as const;
const { signal } = new AbortController();
const backup = { file: '/stick/lab.age', lock: { recipients } };
const restart = 'Deployment kube-system/sealed-secrets-controller: restarted, so that it takes the key';

/** A cluster with a controller that began before a key was brought, as a run leaves it that was cut before the restart. */
async function cut() {
  const all = platform({}, { backup });
  dated(all.cluster);
  for (const object of controller) all.cluster.put(object);
  await all.cluster.writes.create(keySecretObject(ownKey, 'kube-system', ownKey.secret), signal);
  return all;
}

describe('a controller that does not know a key', { timeout: 60_000 }, () => {
  test('keeps the step from being done, also when there is a backup', async () => {
    const { ports, cluster } = await cut();
    expect(await backupStep.due?.(ports, place, signal)).toContain('has not been restarted since');
    for (const object of controller) cluster.remove(object);
    expect(await backupStep.due?.(ports, place, signal)).toBeNull();
  });

  test('is restarted after the backup that its plan names it with', async () => {
    const { ports, cluster, git } = await cut();
    const { planned, ran, lines } = await planAndRun(backupStep, ports, place, work);
    expect(planned.changes.map(({ what }) => what).at(-1)).toBe(restart);
    expect(planned.decides).toMatchObject({ restart: ['sealed-secrets-controller'] });
    expect(ran).toMatchObject({ state: 'passed', commit: git.head });
    expect(lines.at(-1)).toBe('Restarted Deployment kube-system/sealed-secrets-controller');
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('is left as it is by who gives up after the backup, which is told', async () => {
    const { ports, cluster } = await cut();
    const stop = new AbortController();
    cluster.writes.patch = async (_kind, _place, _patch, ends) => {
      stop.abort(new Error('enough'));
      ends.throwIfAborted();
      throw new Error('It goes on.');
    };
    await expect(planAndRun(backupStep, ports, place, work, stop.signal)).rejects.toMatchObject({
      left: expect.stringMatching(
        /^Backed up 1 key in \/stick\/lab\.age\. .* Whether the controller was restarted/,
      ) as string,
    });
  });

  test('is not restarted when there is no backup', async () => {
    const { ports, cluster, git } = await cut();
    git.failCommit({ code: 'signing', message: 'gpg failed to sign the data.' });
    const { ran } = await planAndRun(backupStep, ports, place, work);
    expect([ran.state, cluster.writes.patched.length]).toEqual(['failed', 0]);
  });

  test('because it ran before there was any is restarted once there is one', async () => {
    const { ports, cluster } = platform({}, { backup });
    for (const object of controller) cluster.put(object);
    const { planned } = await planAndRun(backupStep, ports, place, work);
    expect(planned.changes.map(({ what }) => what).at(-1)).toBe(restart);
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('is restarted alone where there is a backup already', async () => {
    const { ports, cluster } = platform({}, { backup });
    dated(cluster);
    await cluster.writes.create(keySecretObject(ownKey, 'kube-system', ownKey.secret), signal);
    await planAndRun(backupStep, ports, place, work);
    for (const object of controller) cluster.put(object);
    const { planned, ran } = await planAndRun(backupStep, ports, place, work);
    expect(planned.changes.map(({ what }) => what)).toEqual([restart]);
    expect(ran).toEqual({ state: 'passed', message: `A backup has the present keys. ${restartTold}`, commit: null });
    expect(cluster.writes.patched).toHaveLength(1);
  });
});
