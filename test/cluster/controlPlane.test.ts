/** The control plane of this run is a real one, and knows who asks. */
import { expect, test } from 'vitest';
import { deadline, until } from '../../scripts/cluster/until.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, read, remove } from './harness/objects.ts';
import { crds, pids, restart, stop } from './harness/processes.ts';

describeWithCluster('the control plane', () => {
  test('is Kubernetes 1.37, and ready', async () => {
    const { api } = cluster();
    expect(await api('GET', '/readyz')).toMatchObject({ status: 200, body: 'ok' });
    expect(await api('GET', '/version')).toMatchObject({
      status: 200,
      body: { major: '1', minor: '37', gitVersion: 'v1.37.2' },
    });
  });

  test.each([
    ['admin', '/api/v1/namespaces/kube-system/secrets', 200],
    ['dev', '/api/v1/namespaces/kube-system/secrets', 403],
    ['dev', '/api', 200],
  ] as const)('%s is answered to GET %s with %i', async (user, path, status) => {
    expect(await cluster().api('GET', path, undefined, { user })).toMatchObject({ status });
  });

  test.each([
    ['viewer', 'slipway:viewers'],
    ['prober', 'slipway:probers'],
    ['keeper', 'slipway:keepers'],
  ] as const)('%s is in the group %s', async (user, group) => {
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const { body } = await cluster().api('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', review, { user });
    expect(body).toMatchObject({ status: { userInfo: { username: user, groups: [group, 'system:authenticated'] } } });
  });

  test('tells every request in its audit log, without what was sent', async () => {
    const namespace = await newNamespace();
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'hidden' },
      stringData: { key: 'never-to-be-told' },
    };
    await cluster().api('POST', `/api/v1/namespaces/${namespace}/secrets`, secret, { user: 'admin' });
    const told = await until('the request in the audit log', async () =>
      cluster()
        .auditLog()
        .find(({ objectRef }) => objectRef?.namespace === namespace && objectRef.resource === 'secrets'),
    );
    expect(told).toMatchObject({ verb: 'create', user: { username: 'admin' }, responseStatus: { code: 201 } });
    expect(JSON.stringify(cluster().auditLog())).not.toContain('never-to-be-told');
  });

  test('gives a Deployment its Pods, and takes them with it', async () => {
    const namespace = await newNamespace();
    const labels = { app: 'web' };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'none:1' }] } },
      },
    };
    const pods = async (): Promise<number> => {
      const { body } = await cluster().api('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=app%3Dweb`);
      return (body as { items: readonly unknown[] }).items.length;
    };
    await apply(deployment);
    await expect.poll(pods, { timeout: deadline }).toBe(2);
    await remove({ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' });
    await expect.poll(pods, { timeout: deadline }).toBe(0);
  });

  test('comes back with what it knew when the API server was killed', async () => {
    const namespace = await newNamespace();
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kept', namespace }, data: { key: 'value' } };
    await apply(map);
    const before = await pids();
    await stop('kube-apiserver');
    await expect(cluster().api('GET', '/readyz')).rejects.toThrow('ECONNREFUSED');
    expect(await pids()).not.toHaveProperty('kube-apiserver');
    await restart('kube-apiserver');
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'kept' })).toMatchObject({
      data: map.data,
    });
    const after = await pids();
    expect(after['kube-apiserver']).not.toBe(before['kube-apiserver']);
    expect(after['etcd']).toBe(before['etcd']);
  });

  test('forgets old versions as fast as it is told to', async () => {
    const namespace = await newNamespace();
    const list = `/api/v1/namespaces/${namespace}/configmaps`;
    const named = (name: string): Parameters<typeof apply>[0] => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace },
    });
    await apply(named('first'));
    await apply(named('second'));
    await restart('kube-apiserver', ['--etcd-compaction-interval=1s']);
    const { body } = await cluster().api('GET', `${list}?limit=1`);
    const { metadata } = body as { metadata: { continue: string } };
    expect(metadata.continue).not.toBe('');
    const expired = await until('the rest of the list to expire', async () => {
      await apply(named('third'));
      const { status } = await cluster().api(
        'GET',
        `${list}?limit=1&continue=${encodeURIComponent(metadata.continue)}`,
      );
      return status === 200 ? undefined : status;
    });
    expect(expired).toBe(410);
    await restart('kube-apiserver');
  });

  test.each([
    'argocd',
    'sealed-secrets',
    'longhorn',
    'actions-runner-controller',
    'trivy-operator',
    'cert-manager',
  ] as const)('can be taught the kinds of %s', async (source) => {
    expect(await crds(source)).not.toEqual([]);
  });
});
