/** What somebody may not see, does not have yet, or sees elsewhere, on a real API server. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { startDemo } from '../../scripts/demo/demo.ts';
import { until } from '../../scripts/cluster/until.ts';
import { platformOf, reading } from '../unit/live/platform.ts';
import { application, applications, configMaps, kubeconfigWith, product, somebody, statusOf, way } from './failing.ts';
import { as, cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, remove } from './harness/objects.ts';
import { crds } from './harness/processes.ts';

const rbac = 'rbac.authorization.k8s.io';
const ship = { name: 'ships', apiVersion: 'failures.example.org/v1', kind: 'Ship' };

/** Somebody who may see ConfigMaps of a namespace, and who they are; the binding can be taken away. */
async function guest(namespace: string) {
  const user = await somebody(namespace, 'guest');
  const metadata = { namespace, name: 'guest' };
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['list', 'watch'] }];
  await apply({ apiVersion: `${rbac}/v1`, kind: 'Role', metadata, rules });
  const binding = {
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: rbac, kind: 'Role', name: 'guest' },
    subjects: [user.subject],
  };
  await apply(binding);
  const { apiVersion, kind } = binding;
  return { ...user, binding, revoked: () => remove({ apiVersion, kind, ...metadata }) };
}

function definition() {
  const [group = '', version = ''] = ship.apiVersion.split('/');
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `ships.${group}` },
    spec: {
      group,
      scope: 'Cluster',
      names: { kind: ship.kind, plural: 'ships', singular: 'ship', listKind: 'ShipList' },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  };
}

const withoutShips = () => {
  const { apiVersion, kind, metadata } = definition();
  return remove({ apiVersion, kind, name: metadata.name });
};

describeWithCluster('what is seen', () => {
  beforeAll(async () => {
    await crds('argocd');
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    await apply(application('one'));
  });

  test('is what one may list in one namespace, and of the rest which right is missing', async () => {
    const [mine, other] = [await newNamespace(), await newNamespace()];
    const user = await guest(mine);
    const spec = platformOf([
      reading('mine', { ...configMaps, namespace: mine }, 'maps.size() > 0'),
      reading('other', { ...configMaps, namespace: other }, 'maps.size() > 0'),
      reading('apps', applications, 'apps.size() > 0'),
    ]);
    const here = product(kubeconfigWith(user.token).path, spec);
    await here.shows({
      connection: 'live',
      mine: 'passed',
      other: 'unknown',
      apps: 'unknown',
      applications: 'forbidden',
    });
    const right = `list configmaps in namespace "${other}"`;
    expect(here.check('other')).toMatchObject({
      message: `may not ${right}`,
      reason: `You may not ${right}.`,
      remedy: `Ask for the right to ${right}.`,
      right: { verb: 'list', resource: 'configmaps', namespace: other },
    });
    expect(here.check('apps')).toMatchObject({ message: 'may not list applications.argoproj.io' });
  });

  test('stays as it was seen last when the right is taken away, and goes on when it is given again', async () => {
    const to = await way();
    const mine = await newNamespace();
    const user = await guest(mine);
    const spec = platformOf([reading('mine', { ...configMaps, namespace: mine }, 'maps.size() > 0')]);
    const here = product(kubeconfigWith(user.token, to.server).path, spec);
    await here.shows({ connection: 'live', mine: 'passed' });
    await user.revoked();
    const path = `/api/v1/namespaces/${mine}/configmaps`;
    await until('403', async () => ((await statusOf(path, user.token)) === 403 ? true : undefined));
    // A watch that is open goes on until it ends: here it does so at once.
    to.cut();
    await here.shows({ connection: 'live', mine: 'stale, was passed' });
    expect(here.check('mine')?.reason).toMatch(
      /^Seen at \S+Z\. You may not (list|watch) configmaps in namespace "test-\w+"\.$/,
    );
    await apply(user.binding);
    await until('the right', async () => {
      here.phases.refresh();
      return here.screen()['mine'] === 'passed' ? true : undefined;
    });
  });

  test.each<[string, number, (namespace: string) => Promise<string>]>([
    ['soon for who may see definitions', 30_000, async () => cluster().tokens.admin],
    ['within half a minute for who may not', 35_000, async (namespace) => visitor(namespace)],
  ])('of a kind that is missing begins when it is defined: %s', async (_, limit, tokenOf) => {
    await withoutShips();
    onTestFinished(withoutShips);
    const token = await tokenOf(await newNamespace());
    const spec = platformOf([reading('ships', ship, 'ships.size() > 0')]);
    const here = product(kubeconfigWith(token).path, spec);
    await here.shows({ connection: 'live', ships: 'blocked' });
    expect(here.check('ships')?.message).toBe('the cluster has no Ship');
    await apply(definition());
    await apply({ apiVersion: ship.apiVersion, kind: ship.kind, metadata: { name: 'one' } });
    await here.shows({ ships: 'passed' }, limit);
  });

  test('of another context begins anew, by another address goes on, of another cluster waits to be accepted', async () => {
    const to = await way();
    const demo = await startDemo({ story: 'fresh', pace: 1 });
    onTestFinished(() => demo.close());
    const config = kubeconfigWith(cluster().tokens.admin);
    const here = product(config.path);
    await here.shows({ connection: 'live', maps: 'passed', apps: 'passed' });
    config.rewrite((one) => (one['server'] = to.server));
    await until('another address', async () => {
      const { connection } = here.live;
      return connection.state === 'live' && connection.cluster.server === to.server ? true : undefined;
    });
    await here.shows({ connection: 'live', maps: 'passed', apps: 'passed' });
    config.rewrite((one, user) => {
      const all = JSON.parse(readFileSync(demo.kubeconfig, 'utf8')) as { clusters: { cluster: object }[] };
      Object.assign(one, all.clusters[0]?.cluster);
      user['token'] = demo.token;
    });
    await here.shows({
      connection: 'stale',
      why: 'other-cluster',
      maps: 'stale, was passed',
      apps: 'stale, was passed',
    });
    const uid = demo.state.get({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'kube-system' })?.metadata.uid;
    expect(here.failure()).toMatchObject({
      message: expect.stringMatching(`^Another cluster answers under the context "here": .+ ${uid}, and was \\S+\\.$`),
      remedy: 'Choose the context again if that is meant.',
    });
    expect(
      demo.requests.every(
        ({ path }) => path === '/version' || path.startsWith('/api/v1/namespaces/kube-system') || path === '/api/v1',
      ),
    ).toBe(true);
    here.live.accept();
    await here.shows({ connection: 'live', maps: 'passed', apps: 'blocked', applications: 'no-kind' });
    config.rewrite((_one, _user, all) => {
      all['current-context'] = 'back';
      all['contexts'] = [{ name: 'back', context: { cluster: 'one', user: 'me' } }];
    });
    await here.shows({ connection: 'live', maps: 'passed', apps: 'passed' });
  });
});

/** Somebody who may see Ships, but not what defines them. */
async function visitor(namespace: string): Promise<string> {
  const { token, subject } = await somebody(namespace, 'visitor');
  const metadata = { name: namespace };
  onTestFinished(async () => {
    for (const kind of ['clusterrolebindings', 'clusterroles'])
      await as('harness')('DELETE', `/apis/${rbac}/v1/${kind}/${namespace}`);
  });
  const rules = [{ apiGroups: ['failures.example.org'], resources: ['ships'], verbs: ['list', 'watch'] }];
  await apply({ apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata, rules });
  const roleRef = { apiGroup: rbac, kind: 'ClusterRole', name: namespace };
  await apply({ apiVersion: `${rbac}/v1`, kind: 'ClusterRoleBinding', metadata, roleRef, subjects: [subject] });
  return token;
}
