import { describe, expect, test } from 'vitest';
import { explainCulprits } from '../../../src/actions/explain.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { Culprit } from '../../../src/domain/phases/result.ts';
import type { Query } from '../../../src/domain/kubernetes/query.ts';
import type { Answer } from '../../../src/domain/kubernetes/failure.ts';
import type { Listed } from '../../../src/domain/kubernetes/exchange.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { condition, culprit, global, made, now, ownedBy, pod, waiting, warning } from '../domain/explain/objects.ts';

const never = new AbortController().signal;

const kinds = ['v1 Pod', 'apps/v1 ReplicaSet', 'v1 Event', 'v1 PersistentVolumeClaim', 'v1 Node', 'batch/v1 Job'];

/** Remembers what was listed. */
class Listening extends MemoryCluster {
  readonly listed: Query[] = [];

  override list(query: Query, signal: AbortSignal): Promise<Answer<Listed>> {
    this.listed.push(query);
    return super.list(query, signal);
  }
}

const deployment = made('apps/v1', 'Deployment', 'web', { spec: { replicas: 2 } });
const set = made('apps/v1', 'ReplicaSet', 'web-7d', { metadata: ownedBy(deployment), spec: { replicas: 2 } });

function crashing(name: string) {
  const object = waiting(name, 'CrashLoopBackOff', '', { lastState: { terminated: { exitCode: 1 } } });
  return { ...object, metadata: { ...object.metadata, ...ownedBy(set) } };
}

function cluster(...objects: Parameters<MemoryCluster['put']>[0][]): Listening {
  const home = new Listening('home', { kinds });
  for (const object of objects) home.put(object);
  return home;
}

function world(): ManualTimers {
  return new ManualTimers(now.toISOString());
}

async function said(from: MemoryCluster, culprits: readonly Culprit[], timers = world()): Promise<readonly string[]> {
  const { causes, unseen } = await explainCulprits(from, culprits, { clock: timers, timers }, never);
  return [...causes.map(({ of, short, more }) => `${of.name}: ${short}${more === 0 ? '' : ` +${more}`}`), ...unseen];
}

describe('an explanation', () => {
  test('goes from a Deployment down to its pods', async () => {
    const home = cluster(deployment, set, crashing('web-7d-a'), crashing('web-7d-b'), waiting('other', 'ErrImagePull'));
    expect(await said(home, [culprit(deployment)])).toEqual(['web: CrashLoopBackOff, exit 1 +1', 'web: 0 of 2 ready']);
  });

  test('lists a kind of a namespace once, however many ask for it', async () => {
    const other = made('apps/v1', 'Deployment', 'other', { spec: { replicas: 1 } });
    const home = cluster(deployment, set, crashing('web-7d-a'), other);
    await said(home, [culprit(deployment), culprit(other)]);
    const listed = home.listed.map(({ kind, namespace, fields }) => `${kind} ${namespace} ${fields}`);
    expect(listed).toEqual([
      'Deployment web null',
      'Event web type!=Normal',
      'Pod web null',
      'ReplicaSet web null',
      'Node null null',
    ]);
    expect(home.calls).toHaveLength(listed.length);
  });

  test('asks for one object by its name', async () => {
    const home = cluster(deployment);
    await said(home, [culprit(deployment)]);
    expect(home.listed[0]).toMatchObject({ kind: 'Deployment', fields: 'metadata.name=web', view: 'object' });
  });

  test('sees no value of a Secret', async () => {
    const secret = made('v1', 'Secret', 'db', { data: { password: 'aHVudGVyMg==' } });
    const home = cluster(secret);
    expect(await said(home, [culprit(secret, '/data/password')])).toEqual([]);
    expect(home.listed[0]).toMatchObject({ kind: 'Secret', view: 'metadata' });
  });

  test('says what is not there', async () => {
    const home = cluster(deployment);
    expect(await said(home, [{ ...culprit(deployment), name: 'gone' }])).toEqual(['gone: missing']);
  });

  test('says what may not be read, and explains the rest', async () => {
    const home = cluster(deployment, set, crashing('web-7d-a'));
    const right = { verb: 'list', group: '', resource: 'events', namespace: 'web' } as const;
    home.fail('list', failureOf('forbidden', 'No.', { right }), { kind: 'v1 Event' });
    expect(await said(home, [culprit(deployment)])).toEqual([
      'web: CrashLoopBackOff, exit 1',
      'web: 0 of 2 ready',
      'Events in namespace "web" may not be read (list events in namespace "web").',
    ]);
  });

  test('says that the culprits themselves may not be read, and blames nothing', async () => {
    const home = cluster(deployment);
    home.fail('list', failureOf('forbidden', 'No.'), { kind: 'apps/v1 Deployment' });
    expect(await said(home, [culprit(deployment)])).toEqual(['Deployments in namespace "web" may not be read.']);
  });

  test('says which kind the cluster does not have', async () => {
    const home = cluster();
    const policy = global('policies.kyverno.io/v1', 'ValidatingPolicy', 'no-latest');
    expect(await said(home, [culprit(policy)])).toEqual([
      'The cluster has no ValidatingPolicy (policies.kyverno.io/v1).',
    ]);
  });

  test('says why something else could not be listed', async () => {
    const home = cluster();
    const policy = global('policies.kyverno.io/v1', 'ValidatingPolicy', 'no-latest');
    home.fail('list', failureOf('reset', 'The connection broke off.'));
    expect(await said(home, [culprit(policy)])).toEqual([
      "ValidatingPolicies can't be listed: The connection broke off.",
    ]);
  });

  test('looks at the claims of pods that wait, and at the nodes of those that are placed', async () => {
    const claim = made('v1', 'PersistentVolumeClaim', 'data', { status: { phase: 'Pending' } });
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
    const object = pod('web-1', { phase: 'Pending' }, { spec: { volumes } });
    const home = cluster(object, claim, warning(claim, 'ProvisioningFailed', 'no space'));
    expect(await said(home, [culprit(object)])).toEqual([
      'web-1: claim not bound, ProvisioningFailed',
      'web-1: Pending',
    ]);
    expect(home.listed.map(({ kind }) => kind)).toEqual(['Pod', 'Event', 'Pod', 'PersistentVolumeClaim', 'Node']);
  });

  test('looks at the twenty worst', async () => {
    const many = Array.from({ length: 23 }, (_, index) => ({ ...culprit(deployment), name: `web-${index}` }));
    const lines = await said(cluster(deployment), many);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('3 more objects are not looked at.');
  });

  test('ends after five seconds with what is known by then', async () => {
    const timers = world();
    const sealed = made('bitnami.com/v1alpha1', 'SealedSecret', 'db', { status: { conditions: [unsynced] } });
    const home = cluster(sealed);
    const asked = Promise.withResolvers<void>();
    home.list = (query, signal) => {
      if (query.kind !== 'Event') return MemoryCluster.prototype.list.call(home, query, signal);
      asked.resolve();
      return hanging(signal);
    };
    const explained = said(home, [culprit(sealed)], timers);
    await asked.promise;
    timers.advance(5000);
    expect(await explained).toEqual(['db: Synced=False', 'Events in namespace "web" took longer than 5 s to list.']);
    expect(timers.pending).toEqual([]);
  });

  test('ends with the signal', async () => {
    const cancel = new AbortController();
    const home = cluster(deployment);
    home.list = (_query, signal) => hanging(signal);
    const timers = world();
    const explained = explainCulprits(home, [culprit(deployment)], { clock: timers, timers }, cancel.signal);
    cancel.abort(new Error('enough'));
    await expect(explained).rejects.toThrow('enough');
    expect(timers.pending).toEqual([]);
  });
});

const unsynced = condition('Synced', 'False', '', 'no key could decrypt secret (password)');

function hanging(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  if (signal.aborted) reject(signal.reason);
  return promise;
}
