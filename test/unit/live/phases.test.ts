import { describe, expect, test } from 'vitest';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { onePod, phasesOf, pod, pods, withPods } from './phasesOf.ts';
import { checkSpec, phaseOf, platformOf, reading } from './platform.ts';
import { failure, living } from './watching.ts';

const { signal } = new AbortController();

describe('what a cluster has', () => {
  test('decides now, and every change of it at once', async () => {
    const cluster = withPods();
    const { phases, check, live } = phasesOf(cluster, onePod);
    await phases.settled(signal);
    await check({ one: 'failed' });
    await expect.poll(() => cluster.watches).toBe(1);
    cluster.put(pod('a'));
    await check({ one: 'passed' });
    cluster.remove(pod('a'));
    await check({ one: 'failed' });
    expect(live.requests).toMatchObject({ list: 1, watch: 1, write: 0 });
  });

  test('is asked by one list and one watch a kind, whatever reads it', async () => {
    const cluster = withPods();
    const spec = platformOf([
      reading('web', { ...pods, namespace: 'web' }, 'pods.size() == 1'),
      reading('shop', { ...pods, namespace: 'shop' }, 'pods.size() == 1'),
      reading('label', { ...pods, labels: 'app=x' }, 'pods.size() == 0'),
      reading('name', { ...pods, object: 'a' }, 'pods.size() == 1'),
    ]);
    cluster.put(pod('a'));
    const { phases, check, live } = phasesOf(cluster, spec);
    await phases.settled(signal);
    await check({ web: 'passed', shop: 'failed', label: 'passed', name: 'passed' });
    expect(live.requests).toMatchObject({ list: 1 });
    expect(cluster.calls.filter((call) => call === 'list Pod')).toHaveLength(1);
  });

  test('that changes many times within a moment is judged once', async () => {
    const cluster = withPods();
    const { phases, check } = phasesOf(cluster, platformOf([reading('many', pods, 'pods.size() == 20')]));
    await phases.settled(signal);
    await expect.poll(() => cluster.watches).toBe(1);
    let changes = 0;
    phases.onChange(() => changes++);
    for (let index = 0; index < 20; index++) cluster.put(pod(`p${index}`));
    await check({ many: 'passed' });
    expect(changes).toBe(1);
  });

  test('is told only where a result is another one: the others are the same objects', async () => {
    const cluster = withPods();
    cluster.define({ apiVersion: 'v1', kind: 'Node' });
    const nodes = reading('nodes', { name: 'nodes', apiVersion: 'v1', kind: 'Node' }, 'nodes.size() == 0');
    const { phases, check } = phasesOf(cluster, {
      ...onePod,
      phases: [phaseOf('a', [nodes]), ...onePod.phases.map((phase) => ({ ...phase, id: 'b', number: 1 }))],
    });
    await phases.settled(signal);
    await expect.poll(() => cluster.watches).toBe(2);
    const [first, second] = phases.results;
    cluster.put(pod('a'));
    await check({ one: 'passed' });
    expect(phases.results[0]).toBe(first);
    expect(phases.results[1]).not.toBe(second);
    const all = phases.results;
    phases.set(phases.spec);
    await phases.settled(signal);
    expect(phases.results).toBe(all);
  });

  test('may be missing check somebody asks again', async () => {
    const cluster = new MemoryCluster('home');
    const { phases, check } = phasesOf(cluster, onePod);
    await phases.settled(signal);
    await check({ one: 'blocked' });
    cluster.define({ apiVersion: 'v1', kind: 'Pod' });
    cluster.put(pod('a'));
    phases.refresh();
    await check({ one: 'passed' });
  });

  test('may be missing check it is installed, which nobody has to tell', async () => {
    const ship = { apiVersion: 'example.org/v1', kind: 'Ship', metadata: { name: 'a' } };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'ships.example.org' },
    };
    const cluster = new MemoryCluster('home', { kinds: ['apiextensions.k8s.io/v1 CustomResourceDefinition'] });
    const { phases, check, timers, live } = phasesOf(
      cluster,
      platformOf([reading('ship', { name: 'ships', ...ship }, 'ships.size() == 1')]),
    );
    await phases.settled(signal);
    await check({ ship: 'blocked' });
    await expect.poll(() => cluster.watches, { interval: 1 }).toBe(1);
    cluster.put(definition);
    // A definition is known before its kind is served.
    await expect.poll(() => cluster.calls.filter((call) => call === 'list Ship'), { interval: 1 }).toHaveLength(2);
    cluster.put(ship);
    timers.advance(1000);
    await check({ ship: 'passed' });
    // Nothing is missing any more: definitions are left.
    timers.advance(61_000);
    await expect.poll(() => cluster.watches, { interval: 1 }).toBe(1);
    expect(live.requests.write).toBe(0);
  });
});

describe('a right that is missing', () => {
  const inWeb = platformOf([
    reading('web', { ...pods, namespace: 'web' }, 'pods.size() == 1'),
    reading('everywhere', pods, 'pods.size() == 1'),
  ]);

  test('leads to what may be asked: the namespaces that the checks name', async () => {
    const cluster = withPods();
    cluster.put(pod('a'));
    cluster.fail('list', failure('forbidden'), { times: 1, kind: 'v1 Pod' });
    const { phases, check, resultOf } = phasesOf(cluster, inWeb);
    await phases.settled(signal);
    await check({ web: 'passed', everywhere: 'unknown' });
    expect(resultOf('everywhere')).toMatchObject({ reason: 'It is forbidden.' });
    expect(cluster.calls.filter((call) => call === 'list Pod')).toHaveLength(2);
  });

  test('that is given later is used, and the narrow question ends', async () => {
    const cluster = withPods();
    cluster.put(pod('a'));
    cluster.fail('list', failure('forbidden'), { times: 1, kind: 'v1 Pod' });
    const { phases, check, timers } = phasesOf(cluster, inWeb);
    await check({ web: 'passed', everywhere: 'unknown' });
    phases.refresh();
    await check({ web: 'passed', everywhere: 'passed' });
    timers.advance(61_000);
    await expect.poll(() => cluster.watches).toBe(1);
  });
});

describe('nothing is known', () => {
  const withFile = platformOf(
    [
      ...onePod.phases.flatMap(({ checks }) => checks),
      checkSpec(
        'file',
        { kind: 'file', reads: [{ name: 'values', files: 'values.yaml' }] },
        { expect: 'values.size() == 1' },
      ),
    ],
    { files: { 'values.yaml': { paths: ['values.yaml'], documents: [{ a: 1 }], problem: null } } },
  );

  test('of a cluster that there is none of, with the reason; files are judged all the same', async () => {
    const { phases, check, resultOf } = phasesOf(null, withFile);
    phases.follow('The cluster is asked only in a trusted workspace.');
    await phases.settled(signal);
    await check({ one: 'unknown', file: 'passed' });
    expect(resultOf('one')).toMatchObject({ reason: 'The cluster is asked only in a trusted workspace.' });
  });

  test('while the cluster is being looked for', async () => {
    const { phases, check } = phasesOf(null, withFile);
    await check({ one: 'running', file: 'passed' });
    const stop = new AbortController();
    const settling = phases.settled(stop.signal);
    stop.abort(new Error('enough'));
    await expect(settling).rejects.toThrow('enough');
  });

  test('of a cluster that can not be reached', async () => {
    const cluster = withPods();
    cluster.fail('get', failure('unreachable'), { times: 99 });
    const { phases, check } = phasesOf(cluster, withFile);
    await phases.settled(signal);
    await check({ one: 'unknown', file: 'passed' });
  });

  test('where there is no platform', async () => {
    const { phases } = phasesOf(withPods(), null);
    await phases.settled(signal);
    expect(phases.results).toEqual([]);
    phases.set(onePod);
    await phases.settled(signal);
    expect(phases.results).toHaveLength(1);
    phases.set(null);
    await phases.settled(signal);
    expect(phases.results).toEqual([]);
  });
});

describe('what was seen last', () => {
  test('is stale while nobody looks, and says what it was', async () => {
    const cluster = withPods();
    cluster.put(pod('a'));
    const { phases, check, resultOf, live } = phasesOf(cluster, onePod);
    await check({ one: 'passed' });
    live.pause();
    await check({ one: 'stale' });
    expect(resultOf('one')).toMatchObject({ was: 'passed' });
    cluster.remove(pod('a'));
    live.resume();
    await check({ one: 'failed' });
    expect(phases.results[0]?.state).toBe('failed');
  });

  test('of another cluster does not count', async () => {
    const [one, other] = [
      withPods(),
      new MemoryCluster('other', { uid: '00000000-0000-4000-8000-000000000002', kinds: ['v1 Pod'] }),
    ];
    one.put(pod('a'));
    const { phases, check } = phasesOf(one, onePod);
    await check({ one: 'passed' });
    phases.follow(living(new MemoryClusters(other), { timers: new ManualTimers() }).live);
    await check({ one: 'failed' });
    expect(one.watches).toBe(1);
  });
});
