import { describe, expect, test } from 'vitest';
import { objectChanges, scopesIn } from '../../../../src/actions/bootstrap/helmChanges.ts';
import type { RenderedObject } from '../../../../src/domain/bootstrap/rendered.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { installed, never, world } from './helmfileWorld.ts';
import type { World } from './helmfileWorld.ts';

const release = { name: 'web', namespace: 'apps', chart: '../.charts/web-1.0.0.tgz', version: '' };
const fresh = null;
const deployed = { version: 1, status: 'deployed' };
type Recorded = typeof deployed | null;

function part(object: ClusterObject, more: Partial<RenderedObject> = {}): RenderedObject {
  return { object, source: 'web/templates/x.yaml', role: 'object', hooks: [], ...more };
}

const web = (replicas = 2): ClusterObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas },
});

const definition = (scope: string, kind = 'Thing'): ClusterObject => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.org' },
  spec: { group: 'example.org', scope, names: { kind } },
});

const all = (
  { cluster }: World,
  record: Recorded,
  objects: readonly RenderedObject[],
  { scopes = [] as readonly string[], signal = never } = {},
) => objectChanges(cluster, { release, record }, { objects, generated: [], digest: '' }, new Set(scopes), signal);

async function only(made: World, record: Recorded, object: RenderedObject, scopes: readonly string[] = []) {
  const [one] = await all(made, record, [object], { scopes });
  return one;
}

const nothing = { change: null, changed: [], problem: null };
function change(action: string, what: string, diff: unknown = expect.any(String)) {
  return { target: 'cluster', action, what, diff };
}

/** A change and nothing else; none for null. */
function solely(action: string, what: string | null) {
  return { ...nothing, change: what === null ? null : change(action, what) };
}

/** What is installed, with other metadata. */
function owned(metadata: object): ClusterObject {
  return { ...installed, metadata: { ...installed.metadata, ...metadata } };
}

describe('An object that is not there', () => {
  test('is created, and tried', async () => {
    const made = world();
    const one = await only(made, fresh, part(web()));
    expect(one).toEqual(solely('create', 'Deployment apps/web'));
    expect(one?.change?.diff.split('\n')).toContain('+  namespace: apps');
    expect(made.cluster.calls).toEqual(['get Deployment', 'tryApply Deployment']);
    expect(made.cluster.find(web(), 'apps', 'web')).toBeNull();
  });

  test('of a kind that is not there either is created untried', async () => {
    const made = world();
    const thing = { apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: 'one' } };
    expect(await only(made, deployed, part(thing))).toEqual(solely('create', 'Thing apps/one'));
    expect(made.cluster.calls).toEqual(['get Thing']);
  });

  const said = (message: string): string => `Deployment apps/web (could not be tried: ${message})`;
  const title = 'Deployment apps/web';
  test.each([
    ['its namespace comes with it', 'missing', 'None.', title, null],
    ['its kind went meanwhile', 'no-kind', 'None.', title, null],
    ['a webhook fails', 'server', 'Failed.', said('Failed.'), null],
    ['nobody answers', 'timeout', 'Nothing.', said('Nothing.'), null],
    ['a webhook takes no dry run', 'webhook', 'x does not support dry run', said('x does not support dry run'), null],
    ['it may not be', 'forbidden', 'No.', title, `${title} would not be taken: No. Ask.`],
  ] as const)('is told when %s', async (_, code, message, what, problem) => {
    const made = world();
    made.cluster.fail('tryApply', failureOf(code, message, { remedy: 'Ask.' }));
    expect(await only(made, fresh, part(web()))).toEqual({ change: change('create', what), changed: [], problem });
  });

  test('is not told about when that can not be known', async () => {
    const made = world();
    made.cluster.fail('get', failureOf('forbidden', 'You may not.', { remedy: 'Ask.' }));
    const problem = "Deployment apps/web can't be read: You may not. Ask.";
    expect(await only(made, fresh, part(web()))).toEqual({ ...nothing, problem });
  });
});

describe('An object that is there', () => {
  const there = (object = installed): World => {
    const made = world();
    made.cluster.put(object);
    return made;
  };

  test('stays as it is when nothing of it becomes another', async () => {
    expect(await only(there(), deployed, part(web()))).toEqual(nothing);
  });

  test('is updated to what the server makes of it', async () => {
    const made = there();
    made.cluster.writes.defaulted = (object) => ({ ...object, spec: { replicas: 4, paused: false } });
    const one = await only(made, deployed, part(web(3)));
    expect(one).toEqual({
      change: change('update', 'Deployment apps/web', expect.stringMatching(/^-  replicas: 2\n\+  replicas: 4$/m)),
      changed: ['-  replicas: 2', '+  replicas: 4'],
      problem: null,
    });
  });

  test('becomes one of the release', async () => {
    const one = await only(there(owned({ labels: { a: 'b' }, annotations: {} })), deployed, part(web()));
    expect(one?.changed).toEqual(
      expect.arrayContaining([
        '+    meta.helm.sh/release-name: web',
        '+    meta.helm.sh/release-namespace: apps',
        '+    app.kubernetes.io/managed-by: Helm',
      ]),
    );
    expect(one?.change?.diff).toContain('     a: b');
  });

  test('is told as far as it is known when it can not be tried', async () => {
    const made = there();
    made.cluster.fail('tryApply', failureOf('server', 'Failed.'));
    expect(await only(made, deployed, part(web(3)))).toEqual({
      change: change('update', 'Deployment apps/web (could not be tried: Failed.)'),
      changed: ['-  replicas: 2', '+  replicas: 3'],
      problem: null,
    });
  });

  test.each(['missing', 'no-kind', 'refused'] as const)('is left alone when the trial ends as %s', async (code) => {
    const made = there();
    made.cluster.fail('tryApply', failureOf(code, 'Not this one.'));
    const problem = 'Deployment apps/web would not be taken: Not this one.';
    expect(await only(made, deployed, part(web(3)))).toEqual({ ...nothing, problem });
  });

  const argocd = { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:apps/web' } };
  const ofRelease = (namespace: string, name: string) => ({
    annotations: { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace },
  });
  const gone = { version: 3, status: 'uninstalled' };
  const remedy =
    'Helm will not take it for apps/web. Take it away, or give it the label app.kubernetes.io/managed-by=Helm and the annotations meta.helm.sh/release-name=web and meta.helm.sh/release-namespace=apps.';
  const unlabelled = { labels: {}, annotations: {} };

  test.each<readonly [string, Recorded, object, string]>([
    ['Argo CD', fresh, argocd, 'belongs to the Application "shop" of Argo CD: change it through Git. '],
    ['Argo CD, since it was installed', deployed, argocd, 'belongs to the Application "shop" of Argo CD: '],
    ['somebody', fresh, unlabelled, `is there, and Helm does not know it: ${remedy}`],
    ['somebody, after the release is gone', gone, unlabelled, 'is there, and Helm does not know it: '],
    ['another release', fresh, ofRelease('apps', 'old'), `belongs to the release apps/old: ${remedy}`],
    ['its namesake', fresh, ofRelease('far', 'web'), 'belongs to the release far/web: '],
    ['somebody who took the label away', fresh, { labels: {} }, 'belongs to the release apps/web: '],
  ])('is not touched when it is of %s', async (_, record, metadata, said) => {
    const made = there(owned(metadata));
    const problem = expect.stringContaining(`Deployment apps/web ${said}`);
    expect(await only(made, record, part(web(3)))).toEqual({ ...nothing, problem });
    expect(made.cluster.calls).toEqual(['get Deployment']);
  });

  test.each<Recorded>([fresh, gone])('is taken by its release when that is on record as %j', async (record) => {
    expect(await only(there(), record, part(web(3)))).toMatchObject({ change: { action: 'update' }, problem: null });
  });
});

describe('Hooks', () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'seed' } };
  const anew = (when: string): string => `Job apps/seed, which Helm makes anew ${when}`;

  test.each<readonly [readonly string[], string | null, string | null]>([
    [['pre-install'], anew('before the installation'), null],
    [['post-upgrade'], null, anew('after the upgrade')],
    [['pre-install', 'post-install'], anew('before and after the installation'), null],
    [['pre-upgrade', 'post-install'], anew('after the installation'), anew('before the upgrade')],
    [['post-delete', 'pre-rollback', 'not-pre-install'], null, null],
  ])('at %j are run, and never asked about', async (hooks, first, later) => {
    const made = world();
    const own = part(job, { role: 'hook', hooks });
    expect(await only(made, fresh, own)).toEqual(solely('run', first));
    expect(await only(made, deployed, own)).toEqual(solely('run', later));
    expect(made.cluster.calls).toEqual([]);
  });
});

describe('Definitions', () => {
  const own = part(definition('Namespaced'), { role: 'definition' });
  const title = 'CustomResourceDefinition things.example.org';

  test.each<readonly [string, Recorded, ClusterObject | null, string | null, number]>([
    ['come with the release', fresh, null, title, 1],
    ['stay as they are', fresh, definition('Cluster'), null, 1],
    ['are nothing to an upgrade', deployed, null, null, 0],
  ])('%s', async (_, record, live, what, calls) => {
    const made = world();
    if (live !== null) made.cluster.put(live);
    expect(await only(made, record, own)).toEqual(solely('create', what));
    expect(made.cluster.calls).toHaveLength(calls);
  });

  test('say which kinds lie in no namespace', () => {
    const other = { ...definition('Cluster', 'No'), kind: 'Other' };
    const objects = [definition('Cluster'), definition('Namespaced', 'Own'), other];
    expect(scopesIn(objects.map((object) => part(object)))).toEqual(new Set(['example.org/Thing']));
  });
});

test.each<readonly [string, string, object, readonly string[], string]>([
  ['v1', 'ConfigMap', {}, [], 'ConfigMap apps/one'],
  ['v1', 'ConfigMap', { namespace: 'far' }, [], 'ConfigMap far/one'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', { namespace: 'far' }, [], 'ClusterRole one'],
  ['example.org/v1', 'Thing', {}, ['example.org/Thing'], 'Thing one'],
  ['example.com/v1', 'Thing', {}, ['example.org/Thing'], 'Thing apps/one'],
])('%s %s with %j lies where its kind does: %j', async (apiVersion, kind, more, scopes, what) => {
  const one = await only(world(), fresh, part({ apiVersion, kind, metadata: { name: 'one', ...more } }), scopes);
  expect(one?.change?.what).toBe(what);
});

test('Values of a Secret are in nothing that is told', async () => {
  const login = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login', namespace: 'apps' } };
  const made = world();
  made.cluster.put({ ...login, data: { password: 'hunter1' } });
  const told = await all(made, deployed, [part({ ...login, data: { password: 'hunter2' } })]);
  expect(told[0]?.change?.diff).toContain('(hidden, changed)');
  expect(JSON.stringify(told)).not.toContain('hunter');
});

test('Many are asked about eight at a time, and are told in their order', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `c${index}`);
  const made = world();
  const parts = names.map((name) => part({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }));
  const told = await all(made, fresh, parts);
  expect(told.map((one) => one.change?.what)).toEqual(names.map((name) => `ConfigMap apps/${name}`));
  const calls = made.cluster.calls.map((call) => (call.startsWith('get') ? 'g' : 't')).join('');
  expect(calls).toBe('ggggggggttttttttggggggggttttttttggggtttt');
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(all(made, fresh, parts, { signal })).rejects.toThrow('enough');
});
