/** What may happen to a connection (SAFETY), to a real API server: what is seen then, and that it ends by itself. */
import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { pemData } from '../unit/node/kubernetes/certificates.ts';
import { application, both, killApiServer, kubeconfigWith, product, somebody, statusOf, way } from './failing.ts';
import { as, cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace } from './harness/objects.ts';
import { crds, restart } from './harness/processes.ts';

const well = { connection: 'live', why: '', maps: 'passed', apps: 'passed', file: 'passed', applications: '1 live' };
const old = {
  connection: 'stale',
  maps: 'stale, was passed',
  apps: 'stale, was passed',
  file: 'passed',
  applications: '1 old',
};
const nothing = { connection: 'unknown', maps: 'unknown', apps: 'unknown', file: 'passed' };
const isRunning = 'Look whether the cluster runs, and whether the address in the kubeconfig is right.';

const admin = () => cluster().tokens.admin;

describeWithCluster('a connection', () => {
  beforeAll(async () => {
    await crds('argocd');
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    await apply(application('one'));
  });

  test('whose API server is killed shows what was seen last, and goes on when it is back', async () => {
    const here = product(kubeconfigWith(admin()).path);
    await here.shows(well);
    await killApiServer();
    await here.shows({ ...old, why: 'unreachable' }, 15_000);
    expect(here.failure()).toMatchObject({
      message: `${cluster().server} can't be reached: nothing listens there.`,
      remedy: isRunning,
    });
    expect(here.check('maps')?.reason).toMatch(/^Seen at \S+Z\. .+ nothing listens there\.$/);
    await restart('kube-apiserver');
    await here.shows(well);
  });

  test('that is reset in a list is made again, and told when that does not help', async () => {
    const to = await way();
    const space = await newNamespace();
    for (const name of ['a', 'b'])
      await apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { namespace: space, name },
        data: { text: randomBytes(300_000).toString('base64') },
      });
    to.cutAfter(100_000);
    const here = product(kubeconfigWith(admin(), to.server).path);
    await here.shows({ connection: 'live', why: '', maps: 'unknown', file: 'passed' });
    expect(here.check('maps')).toMatchObject({
      message: 'the connection broke off',
      reason: `The connection to ${to.server} broke off.`,
      remedy: 'Look whether the cluster runs, and whether something on the way to it breaks connections.',
    });
    to.cutAfter(null);
    await here.shows(well);
  });

  test('that is reset in a watch is made again before anybody sees it, and nothing is lost', async () => {
    const to = await way();
    const space = await newNamespace();
    const spec = { ...both, phases: both.phases };
    const here = product(kubeconfigWith(admin(), to.server).path, spec);
    await here.shows(well);
    const seen: string[] = [];
    here.phases.onChange(() => seen.push(here.screen()['maps'] ?? ''));
    await until('the watches', async () => (to.connections >= 2 ? true : undefined));
    const before = here.live.requests;
    to.cut();
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: space, name: 'late' } });
    await until('what came meanwhile', async () =>
      here.check('maps')?.evidence.reads.some(({ count }) => count > 0) && here.live.requests.watch >= before.watch + 2
        ? true
        : undefined,
    );
    await here.shows(well);
    expect(here.live.requests.list).toBe(before.list);
    expect(new Set(seen)).not.toContain('stale, was passed');
  });

  test('that falls into a black hole is told within 10 s and some, and goes on when there is a way', async () => {
    const to = await way();
    to.swallow();
    const here = product(kubeconfigWith(admin(), to.server).path);
    await here.shows({ ...nothing, why: 'timeout', applications: 'timeout' }, 15_000);
    expect(here.failure()?.message).toBe(`${to.server} does not answer within 10 s.`);
    to.mend();
    await here.shows(well);
  });

  test.each([
    [
      'a name that nobody knows',
      (one: Record<string, unknown>) => (one['server'] = 'https://nobody.invalid:6443'),
      'unreachable',
      /^https:\/\/nobody\.invalid:6443 can't be reached: the name of the host is not known( at the moment)?\.$/,
      isRunning,
    ],
    [
      'another authority',
      (one: Record<string, unknown>) => (one['certificate-authority-data'] = pemData('authority.pem')),
      'tls',
      /^https:\S+ can't prove who it is: its certificate is signed by .+ not known\.$/,
      'Correct certificate-authority or server in the kubeconfig, or renew the certificate of the server.',
    ],
  ])('to %s is told, and is another one as soon as the kubeconfig is', async (_, change, why, message, remedy) => {
    const config = kubeconfigWith(admin());
    const here = product(config.path);
    await here.shows(well);
    config.rewrite(change);
    await here.shows({ ...old, why }, 30_000);
    expect(here.failure()).toMatchObject({ message: expect.stringMatching(message), remedy });
    config.rewrite();
    await here.shows(well, 15_000);
  });

  test('whose token is taken back is told, and goes on with another token', async () => {
    const to = await way();
    const space = await newNamespace();
    const user = await somebody(space, 'me');
    await apply({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: space },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [user.subject],
    });
    const config = kubeconfigWith(user.token, to.server);
    const here = product(config.path);
    await here.shows(well);
    await user.leaves();
    // The API server remembers for some seconds whom it has known.
    const path = '/api/v1/namespaces/kube-system';
    await until('401', async () => ((await statusOf(path, user.token)) === 401 ? true : undefined));
    to.cut();
    await here.shows({ ...old, why: 'unauthorized' }, 15_000);
    expect(here.failure()).toMatchObject({
      message: `${to.server} does not take the credentials of this context.`,
      remedy: 'Sign in anew, or renew the token or certificate in the kubeconfig.',
    });
    config.rewrite((_one, me) => (me['token'] = admin()));
    await here.shows(well, 15_000);
    await as('harness')('DELETE', `/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${space}`);
  });
});
