import { describe, expect, test } from 'vitest';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { platform } from './switchedPlatform.ts';

describe('the temporary Application', () => {
  test('Argo CD can not read it: nothing is committed, and nothing is left', async () => {
    const place = await platform();
    place.argo.finds = () => ({ error: 'authentication required' });
    const ended = await place.run();
    expect(ended).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining("can't be compared with Git: authentication required") as string,
    });
    expect(place.git.commits).toEqual([]);
    expect(await place.trialsLeft()).toEqual([]);
    place.argo.finds = () => ({ revision: place.git.head });
    expect(await place.run()).toMatchObject({ end: 'passed' });
  });

  test('Argo CD says nothing for long', async () => {
    const place = await platform();
    place.argo.finds = () => null;
    expect(await place.run()).toMatchObject({
      end: 'failed',
      sentence: expect.stringContaining('3 minutes') as string,
    });
    expect(await place.trialsLeft()).toEqual([]);
  });

  test('cancelled while Argo CD reads: the temporary Application goes', async () => {
    const place = await platform();
    const controller = new AbortController();
    place.argo.finds = () => {
      controller.abort(new Error('cancelled'));
      return null;
    };
    const ended = await place.run(controller.signal);
    expect(ended).toMatchObject({
      end: 'cancelled',
      remedy: 'Run "Slipway: Switch Repository Source…" again: it looks at what is there, and goes on.',
    });
    expect(await place.trialsLeft()).toEqual([]);
    expect(place.cluster.find(leaseKind, leasePlace.namespace, leasePlace.name)).toBeNull();
  });

  test('the temporary Application can not be deleted: that is told, and the next run takes it away', async () => {
    const place = await platform();
    place.cluster.fail('remove', failureOf('server', 'It is down.'), { kind: 'argoproj.io/v1alpha1 Application' });
    place.argo.finds = () => ({ error: 'no' });
    expect(await place.run()).toMatchObject({
      remedy: expect.stringContaining('may still be there: It is down. Delete it with kubectl') as string,
    });
    expect(await place.trialsLeft()).toHaveLength(1);
    place.argo.finds = () => ({ revision: place.git.heads.get('other') ?? '' });
    expect(await place.run()).toMatchObject({ end: 'passed' });
    expect(place.lines.join('\n')).toContain('which a former run has left');
    expect(await place.trialsLeft()).toEqual([]);
  });

  test('a connection that breaks off while it is made makes no second one', async () => {
    const place = await platform();
    const create = place.cluster.writes.create.bind(place.cluster.writes);
    place.cluster.writes.create = async (object, signal) => {
      const made = await create(object, signal);
      return object.kind === 'Application' ? { failure: failureOf('reset', 'It broke off.') } : made;
    };
    expect(await place.run()).toMatchObject({ end: 'passed' });
    expect(place.argo.trials).toHaveLength(2);
    expect(await place.trialsLeft()).toEqual([]);
  });
});
