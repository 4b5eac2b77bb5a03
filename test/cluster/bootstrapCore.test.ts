/** The Lease and the plan against the real API server: what is written, and that a plan writes nothing. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { HeldLease } from '../../src/actions/bootstrap/heldLease.ts';
import { acquireLease } from '../../src/actions/bootstrap/lease.ts';
import { planPhase } from '../../src/actions/bootstrap/plan.ts';
import { runPlan } from '../../src/actions/bootstrap/run.ts';
import { leaseFacts, leaseKind, leasePlace } from '../../src/domain/bootstrap/lease.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import type { Cluster, Timers } from '../../src/ports.ts';
import { platformOf, reading } from '../unit/live/platform.ts';
import { configMaps } from './failing.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { newNamespace, remove } from './harness/objects.ts';
import { connected, platformIn, portsOf } from './smallPhase.ts';

const { signal } = new AbortController();

/** Time that passes ten times as fast: what a Lease waits for is a minute. */
const quick: Timers = {
  after: (milliseconds, call) => liveWorld.timers.after(milliseconds / 10, call),
  wait: (milliseconds, stop) => liveWorld.timers.wait(milliseconds / 10, stop),
};

/** What a client that calls itself so has written, and what it only tried. */
function written(agent: string): readonly string[] {
  return cluster()
    .auditLog()
    .filter(({ userAgent, stage }) => userAgent === `slipway/${agent}` && stage === 'ResponseComplete')
    .filter(
      ({ verb, objectRef }) =>
        !['get', 'list', 'watch'].includes(verb) && objectRef?.resource?.endsWith('accessreviews') !== true,
    )
    .map(({ verb, objectRef, requestURI }) =>
      [verb, objectRef?.resource, requestURI.includes('dryRun=All') ? 'dry run' : objectRef?.name]
        .filter(Boolean)
        .join(' '),
    );
}

describeWithCluster('the Lease of a real API server', () => {
  afterEach(() => remove({ ...leaseKind, ...leasePlace }));

  const empty = platformOf([reading('maps', configMaps, 'true')]);
  const find = async (api: Cluster) => {
    const answer = await api.get(leaseKind, leasePlace, signal);
    return 'value' in answer && answer.value !== null ? leaseFacts(answer.value) : null;
  };
  const take = async (api: Cluster, uid: string, holder: string) => {
    const lease = await acquireLease(
      { ...liveWorld, timers: quick, cluster: api },
      { uid, holder },
      () => undefined,
      signal,
    );
    if (lease instanceof HeldLease) onTestFinished(async () => void (await lease.release()));
    return lease;
  };

  test('is created, and gone when it was given back', async () => {
    const agent = `lease-${randomUUID()}`;
    const { api, uid } = await connected(agent, empty);
    const lease = await take(api, uid, 'me@here/1');
    expect(await find(api)).toMatchObject({ holder: 'me@here/1', seconds: 60, transitions: 0 });
    expect(lease instanceof HeldLease ? await lease.release() : lease).toBeNull();
    expect(await find(api)).toBeNull();
    await expect
      .poll(() => written(agent))
      .toEqual([
        'create leases slipway-bootstrap',
        'patch leases slipway-bootstrap',
        'delete leases slipway-bootstrap',
      ]);
  });

  test('is held against another who wants it, and renewed', async () => {
    const { api, uid } = await connected(`lease-${randomUUID()}`, empty);
    await take(api, uid, 'me@here/1');
    const before = await find(api);
    expect(await take(api, uid, 'you@there/2')).toMatchObject({
      code: 'bootstrap/held',
      sentence: expect.stringContaining('me@here/1 is bootstrapping this cluster since 20'),
    });
    const after = await find(api);
    expect(after?.holder).toBe('me@here/1');
    expect(after?.version).not.toBe(before?.version);
  });

  test(
    'that nobody renews is taken over after it has been looked at for as long as it counts',
    { timeout: 60_000 },
    async () => {
      const { api, uid } = await connected(`lease-${randomUUID()}`, empty);
      const spec = {
        holderIdentity: 'gone@there/9',
        leaseDurationSeconds: 60,
        renewTime: '2100-01-01T00:00:00.000000Z',
      };
      await api.writes.create({ ...leaseKind, metadata: { ...leasePlace }, spec }, signal);
      expect(await take(api, uid, 'me@here/1')).toBeInstanceOf(HeldLease);
      expect(await find(api)).toMatchObject({ holder: 'me@here/1', transitions: 1 });
    },
  );
});

describeWithCluster('a phase on a real API server', () => {
  test('planning it writes nothing but dry runs; running it writes the Lease and what the step makes', async () => {
    const agent = `plan-${randomUUID()}`;
    const namespace = await newNamespace();
    const { spec, command } = platformIn(namespace);
    const { api, phases, uid } = await connected(agent, spec);
    const ports = portsOf(api, uid, spec, command);
    const plan = await planPhase(ports, phases, { phase: 'a' }, () => undefined, signal);
    if ('code' in plan) throw new Error(plan.sentence);
    expect(plan).toMatchObject({ obstacles: [], steps: [{ satisfied: false, problem: null }] });
    await expect.poll(() => written(agent)).toEqual(['patch configmaps dry run']);
    const events = { event: () => undefined, line: () => undefined };
    const agreed = { phase: 'a', uid, digest: plan.digest };
    expect(await runPlan(ports, phases, agreed, events, signal)).toMatchObject({
      end: 'passed',
      left: null,
      phase: { state: 'passed' },
    });
    await expect
      .poll(() => written(agent).filter((write) => !write.endsWith('dry run')))
      .toEqual([
        'create leases slipway-bootstrap',
        'create configmaps made',
        'patch leases slipway-bootstrap',
        'delete leases slipway-bootstrap',
      ]);
  });
});
