import { describe, expect, test } from 'vitest';
import { controllersIn, restart, restartAll, restartChange } from '../../../src/actions/controllerRestart.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';

const { signal } = new AbortController();
const clock = { now: () => new Date('2026-11-26T12:00:00.789Z') };
const kinds = ['apps/v1 Deployment', 'v1 Secret', 'v1 Pod'];
const label = 'app.kubernetes.io/name';
const controller = { namespace: 'seals', name: 'sealed-secrets', mayRestart: true, isBehind: false };

function deployment(name: string, labels: Record<string, string> = {}, namespace = 'seals') {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace, labels } };
}

function clusterWith(...deployments: readonly ReturnType<typeof deployment>[]): MemoryCluster {
  const cluster = new MemoryCluster('home', { kinds });
  for (const one of deployments) cluster.put(one);
  return cluster;
}

describe('the controllers of a namespace', () => {
  test.each([
    ['by the label of the chart', deployment('lab', { [label]: 'sealed-secrets' }), ['lab']],
    ['by the name of the manifests', deployment('sealed-secrets-controller'), ['sealed-secrets-controller']],
    ['not by a name alone that begins so', deployment('sealed-secrets-web', { [label]: 'sealed-secrets-web' }), []],
    ['not in another namespace', deployment('sealed-secrets-controller', {}, 'kube-system'), []],
  ])('are found %s', async (_, one, names) => {
    const found = await controllersIn(clusterWith(one, deployment('other')), 'seals', signal);
    expect(found).toEqual(names.map((name) => ({ namespace: 'seals', name, mayRestart: true, isBehind: false })));
  });

  test('are none where nobody may look, and where the cluster does not know the kind', async () => {
    const cluster = clusterWith(deployment('sealed-secrets-controller'));
    cluster.fail('list', failureOf('forbidden', 'You may not.'));
    expect(await controllersIn(cluster, 'seals', signal)).toEqual([]);
    expect(await controllersIn(new MemoryCluster(), 'seals', signal)).toEqual([]);
  });

  test('say whether they may be restarted, which nobody asks where there is none', async () => {
    const cluster = clusterWith(deployment('sealed-secrets-controller'));
    const asked: unknown[] = [];
    cluster.rights = (right) => {
      asked.push(right);
      return false;
    };
    expect(await controllersIn(cluster, 'elsewhere', signal)).toEqual([]);
    expect(asked).toEqual([]);
    expect(await controllersIn(cluster, 'seals', signal)).toMatchObject([{ mayRestart: false }]);
    expect(asked).toEqual([{ verb: 'patch', group: 'apps', resource: 'deployments', namespace: 'seals' }]);
  });

  test('may not be restarted where the cluster does not say it', async () => {
    const cluster = clusterWith(deployment('sealed-secrets-controller'));
    cluster.fail('may', failureOf('timeout', 'It took too long.'));
    expect(await controllersIn(cluster, 'seals', signal)).toMatchObject([{ mayRestart: false }]);
  });
});

describe('a controller', () => {
  const hour = (hours: number): string => `2026-11-26T${String(hours).padStart(2, '0')}:00:00Z`;
  const key = (created: number, more: object = {}) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `key-${created}`,
      namespace: 'seals',
      labels: { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' },
      creationTimestamp: hour(created),
      ...more,
    },
  });
  const pod = (created: number, set = 'sealed-secrets-5c7') => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${set}-${created}`,
      namespace: 'seals',
      labels: { 'pod-template-hash': '5c7' },
      creationTimestamp: hour(created),
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: set }],
    },
  });

  test.each([
    ['a key that came after its Pod', [pod(1), key(2)], true],
    ['a Pod that came after all keys', [pod(1), key(2), key(3), pod(4)], false],
    ['a key that it has made itself', [pod(1), key(2, { generateName: 'sealed-secrets-key' })], false],
    ['a Secret that is no key', [pod(1), key(2, { labels: {} })], false],
    ['no Pod: it takes all when it starts', [key(2)], false],
    ['a Pod of another Deployment', [pod(1, 'sealed-secrets-web-5c7'), key(2)], false],
    ['a key without a date', [pod(1), key(2, { creationTimestamp: null })], false],
  ])('with %s', async (_, objects, isBehind) => {
    const cluster = clusterWith(deployment('sealed-secrets', { [label]: 'sealed-secrets' }));
    for (const one of objects) cluster.put(one);
    expect(await controllersIn(cluster, 'seals', signal)).toEqual([{ ...controller, isBehind }]);
  });
});

test('Of several the first that can not be restarted says what is left to do', async () => {
  const cluster = clusterWith(deployment('one'), deployment('two'));
  const said: string[] = [];
  const all = [
    { ...controller, name: 'one' },
    { ...controller, name: 'two', mayRestart: false },
  ];
  expect(await restartAll({ cluster, clock }, all, (line) => said.push(line), signal)).toEqual([
    'Deployment seals/one is restarted, so that it takes the key.',
    expect.stringContaining('deployment two') as string,
  ]);
  expect(said).toEqual(['Restarted Deployment seals/one']);
});

test('The plan names the Deployment, and why', () => {
  expect(restartChange(controller)).toEqual({
    target: 'cluster',
    action: 'update',
    what: 'Deployment seals/sealed-secrets: restarted, so that it takes the key',
    diff: '',
  });
});

describe('restarting', () => {
  const byHand =
    'The controller takes keys only when it starts: kubectl --namespace seals rollout restart deployment sealed-secrets';

  test('changes what kubectl rollout restart changes, and nothing else', async () => {
    const cluster = clusterWith(deployment('sealed-secrets'), deployment('other'));
    expect(await restart({ cluster, clock }, controller, signal)).toBe(null);
    const annotations = { 'kubectl.kubernetes.io/restartedAt': '2026-11-26T12:00:00Z' };
    const patch = { spec: { template: { metadata: { annotations } } } };
    expect(cluster.writes.patched).toEqual([
      { kind: 'apps/v1 Deployment', namespace: 'seals', name: 'sealed-secrets', patch },
    ]);
  });

  test('is left to the user who may not, and nothing is sent', async () => {
    const cluster = clusterWith(deployment('sealed-secrets'));
    expect(await restart({ cluster, clock }, { ...controller, mayRestart: false }, signal)).toBe(byHand);
    expect(cluster.calls).toEqual([]);
  });

  test.each([
    ['with a way out', failureOf('forbidden', 'You may not.', { remedy: 'Ask for it.' }), 'You may not. Ask for it.'],
    ['without one', failureOf('reset', 'The connection broke off.'), 'The connection broke off.'],
  ])('that fails says why, and how it is done by hand: %s', async (_, failure, why) => {
    const cluster = clusterWith(deployment('sealed-secrets'));
    cluster.fail('patch', failure);
    expect(await restart({ cluster, clock }, controller, signal)).toBe(`It can't be restarted: ${why} ${byHand}`);
  });

  test('is given up when that is said', async () => {
    const cluster = clusterWith(deployment('sealed-secrets'));
    await expect(restart({ cluster, clock }, controller, AbortSignal.abort())).rejects.toThrow('abort');
    expect(cluster.writes.patched).toEqual([]);
  });
});
