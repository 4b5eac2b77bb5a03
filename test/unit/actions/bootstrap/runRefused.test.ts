import { describe, expect, test } from 'vitest';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { house, never, otherUid, uid } from './house.ts';
import type { Housed } from './house.ts';

describe('it is refused, and nothing is changed', () => {
  test.each<[string, (place: Housed) => Promise<unknown>, object]>([
    ['for another digest', ({ tryRun }) => tryRun({ digest: 'e'.repeat(64) }), { code: 'bootstrap/digest' }],
    [
      'for another cluster',
      ({ tryRun, ports }) => tryRun({ uid: otherUid }, never, { ...ports, writable: otherUid }),
      {
        code: 'bootstrap/other-cluster',
        sentence: `The cluster under the context "home" has the uid ${uid}, not ${otherUid}.`,
      },
    ],
    [
      'where it may only be read',
      ({ tryRun }) => tryRun({}, never, { writable: null }),
      { code: 'bootstrap/read-only', remedy: 'Allow writing to this cluster first.' },
    ],
    [
      'for an obstacle',
      ({ tryRun, cluster }) => {
        cluster.rights = () => false;
        return tryRun();
      },
      { code: 'bootstrap/obstacle' },
    ],
    [
      'when a commit came between plan and run',
      async ({ tryRun, plan, git }) => {
        const { digest } = await plan();
        git.add('fix: something', {});
        return tryRun({ digest });
      },
      { code: 'bootstrap/digest' },
    ],
    [
      'when a step would do another thing by then',
      async ({ tryRun, plan, own }) => {
        const { digest } = await plan();
        own.planned.set('two', { decides: 'other' });
        return tryRun({ digest });
      },
      { code: 'bootstrap/digest' },
    ],
  ])('%s', async (_, attempt, refused) => {
    const place = await house();
    expect(await attempt(place)).toMatchObject(refused);
    expect(place.cluster.requests.write).toBe(0);
    expect(place.own.calls.filter((call) => call.startsWith('run'))).toEqual([]);
  });

  test('while somebody else renews the Lease', async () => {
    const { tryRun, cluster, made } = await house();
    const write = (renewTime: string): unknown =>
      cluster.put({ ...leaseKind, metadata: { ...leasePlace }, spec: { holderIdentity: 'you@there/2', renewTime } });
    write('1');
    let looks = 0;
    const get = cluster.get.bind(cluster);
    cluster.get = async (kind, place, signal) => {
      if (kind.kind === 'Lease' && ++looks === 5) write('2');
      return get(kind, place, signal);
    };
    expect(await tryRun()).toMatchObject({ code: 'bootstrap/held', sentence: expect.stringContaining('you@there/2') });
    expect(made()).toEqual([]);
  });
});

test('a Lease that nobody renews is taken over, and what it waits for is told', async () => {
  const { run, cluster, events } = await house();
  cluster.put({ ...leaseKind, metadata: { ...leasePlace, uid: 'x' }, spec: { holderIdentity: 'you@there/2' } });
  expect(await run()).toMatchObject({ end: 'passed' });
  expect(events[0]?.message).toContain('you@there/2 is bootstrapping this cluster');
});
