import { describe, expect, test } from 'vitest';
import { argoSituation } from '../../../../src/actions/source/argoSituation.ts';
import { trialLabels } from '../../../../src/domain/bootstrap/sourceTrial.ts';
import { failureOf, nameOfRight } from '../../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { child, credentials, github, gitlab, root } from './switchedObjects.ts';
import { never } from './switchedPlatform.ts';

const commit = 'a'.repeat(40);
const ssh = 'git@gitlab.lab.home.arpa:platform/platform-repo.git';

/** A cluster whose Argo CD is in good order. */
function good(): MemoryCluster {
  const cluster = new MemoryCluster('home', { kinds: ['v1 Secret', 'argoproj.io/v1alpha1 Application'] });
  cluster.put(root('github', commit));
  for (const name of ['argocd', 'longhorn']) cluster.put(child(name, 'github', commit));
  return cluster;
}

type Change = (cluster: MemoryCluster) => void;

const rootWith =
  (change: object): Change =>
  (cluster) =>
    void cluster.put(root('github', commit, change));
const longhornWith =
  (status: object): Change =>
  (cluster) =>
    void cluster.put(child('longhorn', 'github', commit, { status }));

async function situation(change: Change, { address = gitlab, isBegun = false } = {}) {
  const cluster = good();
  change(cluster);
  return argoSituation(cluster, { address, isBegun }, never);
}

async function problem(change: Change, of?: { readonly address?: string; readonly isBegun?: boolean }) {
  const found = await situation(change, of);
  return 'problem' in found ? found.problem : null;
}

/** What is set going by the commit, and no reason to stop half way. */
const busy: readonly (readonly [what: string, change: Change, sentence: string])[] = [
  ['a root that is out of sync', rootWith({ status: { sync: { status: 'OutOfSync' } } }), 'is OutOfSync and Healthy;'],
  ['a root that is not healthy', rootWith({ status: { health: { status: 'Degraded' } } }), 'is Synced and Degraded;'],
  ['a root of which nothing is known', rootWith({ status: null }), 'is Unknown and Unknown;'],
  [
    'a root that goes',
    rootWith({ metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }),
    'The Application root is being deleted; wait until it is back.',
  ],
  [
    'a root that is left alone',
    rootWith({ metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } } }),
    'remove its annotation argocd.argoproj.io/skip-reconcile first.',
  ],
  [
    'a root that is not read',
    rootWith({ status: { conditions: [{ type: 'ComparisonError', message: 'no route' }] } }),
    "The Application root can't be compared with Git: no route; mend that first.",
  ],
  ...['Running', 'Terminating'].map(
    (phase) =>
      [
        `an operation that is ${phase}`,
        longhornWith({ operationState: { phase } }),
        'An operation of "longhorn" is under way; wait for it, or terminate it (Slipway: Terminate Operation).',
      ] as const,
  ),
];

describe('what Argo CD is at', () => {
  test.each(busy)('%s is in the way, until the commit is made', async (_, change, sentence) => {
    expect(await problem(change)).toContain(sentence);
    expect(await problem(change, { isBegun: true })).toBeNull();
  });

  test.each(['Succeeded', 'Failed', 'Error'])('an operation that has ended (%s) is not', async (phase) => {
    expect(await problem(longhornWith({ operationState: { phase } }))).toBeNull();
  });
});

describe('what is in the way at any time', () => {
  test.each([false, true])('no root (begun: %s)', async (isBegun) => {
    expect(await problem((cluster) => cluster.remove(root('github', '')), { isBegun })).toBe(
      'There is no Application root in argocd; bootstrap GitOps first, which makes it.',
    );
  });

  test.each([
    'create applications.argoproj.io in namespace "argocd"',
    'patch applications.argoproj.io in namespace "argocd"',
    'delete applications.argoproj.io in namespace "argocd"',
    'list secrets in namespace "argocd"',
  ])('that somebody may not %s', async (missing) => {
    const change: Change = (cluster) => void (cluster.rights = (right) => nameOfRight(right) !== missing);
    const sentence = `You may not ${missing}; ask whoever runs the cluster for that right.`;
    expect(await problem(change)).toBe(sentence);
    expect(await problem(change, { isBegun: true })).toBe(sentence);
  });

  test.each<readonly [call: 'list' | 'get', kind: string, sentence: string]>([
    ['list', 'argoproj.io/v1alpha1 Application', 'It is down.'],
    ['get', 'argoproj.io/v1alpha1 Application', 'It is down.'],
    ['list', 'v1 Secret', 'What Argo CD opens repositories with is not known: It is down.'],
  ])('a cluster without an answer (%s %s)', async (call, kind, sentence) => {
    expect(await problem((cluster) => cluster.fail(call, failureOf('server', 'It is down.'), { kind }))).toContain(
      sentence,
    );
  });

  test('a right that nobody can tell of is not', async () => {
    expect(
      await problem((cluster) => cluster.fail('may', failureOf('server', 'It is down.'), { times: 9 })),
    ).toBeNull();
  });
});

describe('the key', () => {
  const key = credentials('own', gitlab);
  test.each<
    readonly [what: string, address: string, secrets: readonly ReturnType<typeof credentials>[], name: string | null]
  >([
    ['is not needed', gitlab, [], null],
    ['is that of the address', gitlab, [credentials('github', github), key], 'own'],
    ['is that of a part of it', ssh, [credentials('all', 'git@gitlab.lab.home.arpa:platform', 'repo-creds')], 'all'],
    ['is none without the label', gitlab, [{ ...key, metadata: { ...key.metadata, labels: {} } }], null],
    ['is none of another namespace', gitlab, [{ ...key, metadata: { ...key.metadata, namespace: 'default' } }], null],
  ])('%s', async (_, address, secrets, name) => {
    const found = await situation((cluster) => secrets.forEach((secret) => void cluster.put(secret)), { address });
    expect(found).toMatchObject({ credentials: name });
  });

  test('is looked for among the Secrets of its label, and no other is asked for', async () => {
    const asked: string[] = [];
    await situation((cluster) => {
      const list = cluster.list.bind(cluster);
      cluster.list = async (query, signal) => {
        if (query.kind === 'Secret') asked.push(`${query.namespace ?? ''} ${query.labels ?? ''}`);
        return list(query, signal);
      };
    });
    expect(asked).toEqual(['argocd argocd.argoproj.io/secret-type']);
  });

  test('is missing for ssh, and nothing else of the address than where it leads is said', async () => {
    expect(await problem((cluster) => void cluster.put(key), { address: ssh })).toMatch(
      /^Argo CD has no key for git@gitlab\.lab\.home\.arpa:platform\/platform-repo\.git: .* seal one first/,
    );
    const secret = 'ssh://me:secret@gitlab.lab.home.arpa/platform/platform-repo.git';
    expect(await problem(() => undefined, { address: secret })).toMatch(/no key for ssh:\/\/gitlab\.lab\.home\.arpa\//);
  });
});

test('what is handed over is the whole root, and all Applications but temporary ones', async () => {
  const found = await situation((cluster) => {
    cluster.put(child('slipway-source-x', 'gitlab', commit, { metadata: { labels: trialLabels } }));
    cluster.put(child('elsewhere', 'github', commit, { metadata: { namespace: 'default' } }));
  });
  if ('problem' in found) throw new Error(found.problem);
  expect(found.root['spec']).toEqual(root('github', commit)['spec']);
  expect(found.applications.map(({ name }) => name).toSorted()).toEqual(['argocd', 'longhorn', 'root']);
});
