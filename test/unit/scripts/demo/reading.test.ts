import { describe, expect, test } from 'vitest';
import { itemsAt, textAt } from '../../../../scripts/demo/field.ts';
import {
  applications,
  ask,
  clusterOf,
  demoWith,
  failureIn,
  pods,
  secrets,
  signal,
  tokenOf,
  valueOf,
} from './opened.ts';

const gitlab = { namespace: 'argocd', name: 'gitlab' };

describe('our client', () => {
  test('has the version, one object and none', async () => {
    const cluster = await clusterOf(await demoWith());
    expect(valueOf(await cluster.version(signal()))).toBe('v1.36.4+k3s1');
    expect(valueOf(await cluster.get(applications, gitlab, signal()))).toMatchObject({
      status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
    });
    expect(valueOf(await cluster.get(applications, { ...gitlab, name: 'none' }, signal()))).toBeNull();
  });

  test('has all pages of a list, which are of one moment', async () => {
    const demo = await demoWith();
    demo.scale({ objects: 2000 });
    const all = demo.state.list(pods).length;
    const asked = '/api/v1/pods?limit=250';
    const first = await ask(demo, 'GET', asked);
    demo.state.remove(pods, { namespace: 'default', name: 'pod-900' });
    const next = encodeURIComponent(textAt(first.json, 'metadata', 'continue'));
    const second = await ask(demo, 'GET', `${asked}&continue=${next}`);
    expect(first.json).toMatchObject({ kind: 'PodList', metadata: { remainingItemCount: all - 250 } });
    expect(second.json).toMatchObject({ metadata: { remainingItemCount: all - 500 } });
    expect(textAt(second.json, 'metadata', 'resourceVersion')).toBe(textAt(first.json, 'metadata', 'resourceVersion'));
    const cluster = await clusterOf(demo);
    const before = demo.requests.length;
    const listed = valueOf(await cluster.list(pods, signal()));
    expect(listed.objects).toHaveLength(all - 1);
    expect(listed.resourceVersion).toBe(String(demo.state.version));
    const pages = demo.requests.slice(before).filter(({ path }) => path === '/api/v1/pods');
    expect(pages).toHaveLength(Math.ceil((all - 1) / 250));
  });

  test.each([
    ['namespace', { ...pods, namespace: 'kyverno' }, 4],
    ['labels', { ...pods, namespace: 'gpu-workloads', labels: 'app.kubernetes.io/name=ollama' }, 1],
    ['a set of labels', { ...applications, labels: 'platform/phase in (1, 2)' }, 4],
    ['what is not labelled', { ...applications, labels: '!platform/phase' }, 1],
    ['a name', { ...applications, fields: 'metadata.name=gitlab' }, 1],
    ['a field', { ...pods, fields: 'spec.nodeName=akula-prime,status.phase=Running' }, 5],
  ])('has only what it asks for: %s', async (_, query, count) => {
    const cluster = await clusterOf(await demoWith());
    expect(valueOf(await cluster.list(query, signal())).objects).toHaveLength(count);
  });

  test('has metadata without contents, and tables with columns', async () => {
    const cluster = await clusterOf(await demoWith());
    const keys = valueOf(await cluster.list({ ...secrets, namespace: 'kube-system', view: 'metadata' }, signal()));
    expect(keys.objects.length).toBeGreaterThan(0);
    expect(JSON.stringify(keys.objects)).not.toContain('tls.crt');
    const rows = valueOf(await cluster.list({ ...applications, view: 'table' }, signal())).objects;
    expect(rows.find(({ metadata }) => metadata.name === 'gitlab')?.cells).toMatchObject({
      'Sync Status': 'Synced',
      'Health Status': 'Healthy',
    });
  });

  test('is told which kinds there are, and that one has gone', async () => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo);
    demo.state.undefine(applications);
    expect(failureIn(await cluster.list(applications, signal())).code).toBe('no-kind');
    demo.state.define(applications);
    expect(valueOf(await cluster.list(applications, signal())).objects).toEqual([]);
  });
});

describe('any client', () => {
  test.each([
    ['/readyz', 'ok'],
    ['/livez', 'ok'],
  ])('hears that it is ready: %s', async (path, said) => {
    expect(await ask(await demoWith(), 'GET', path)).toMatchObject({ status: 200, text: said });
  });

  test('finds every kind by discovery', async () => {
    const demo = await demoWith();
    const groups = itemsAt((await ask(demo, 'GET', '/apis')).json, 'groups');
    const versions = groups.flatMap((group) => itemsAt(group, 'versions').map((one) => textAt(one, 'groupVersion')));
    expect(versions).toEqual(expect.arrayContaining(['apps/v1', 'argoproj.io/v1alpha1', 'longhorn.io/v1beta2']));
    for (const version of versions) {
      const list = (await ask(demo, 'GET', `/apis/${version}`)).json;
      expect(list).toMatchObject({ kind: 'APIResourceList', groupVersion: version });
    }
    expect((await ask(demo, 'GET', '/api')).json).toMatchObject({ versions: ['v1'] });
    const core = itemsAt((await ask(demo, 'GET', '/api/v1')).json, 'resources').map(({ name }) => name);
    expect(core).toEqual(expect.arrayContaining(['pods', 'pods/log', 'services/proxy', 'namespaces']));
  });

  test.each([
    '/apis/example.org/v1',
    '/apis/apps/v1/things',
    '/api/v1/namespaces/argocd/nodes',
    '/anything',
    '/demo/nothing',
  ])('gets no Status where the router knows nothing: %s', async (path) => {
    expect(await ask(await demoWith(), 'GET', path)).toMatchObject({ status: 404, text: '404 page not found\n' });
  });

  test('gets the words of the API server where an object is missing, and where a token is wrong', async () => {
    const demo = await demoWith();
    const missing = await ask(demo, 'GET', '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/none');
    expect(missing).toMatchObject({
      status: 404,
      json: {
        kind: 'Status',
        reason: 'NotFound',
        message: 'applications.argoproj.io "none" not found',
        details: { name: 'none', group: 'argoproj.io', kind: 'applications' },
      },
    });
    const stranger = await ask(demo, 'GET', '/api/v1/nodes', { token: 'guessed' });
    expect(stranger).toMatchObject({ status: 401, json: { reason: 'Unauthorized', message: 'Unauthorized' } });
    expect(demo.requests.at(-1)).toMatchObject({ method: 'GET', path: '/api/v1/nodes', user: null });
  });

  test.each([
    ['labelSelector=a%20b', 400],
    ['continue=nonsense', 400],
  ])('is refused a list that nobody understands: %s', async (query, status) => {
    expect((await ask(await demoWith(), 'GET', `/api/v1/pods?${query}`)).status).toBe(status);
  });

  test('is refused a form that there is none of', async () => {
    const accept = 'application/vnd.kubernetes.protobuf';
    expect((await ask(await demoWith(), 'GET', '/api/v1/pods', { accept })).status).toBe(406);
  });

  test('has the certificate through the Service of the controller, also with no other rights', async () => {
    const demo = await demoWith();
    const path = '/api/v1/namespaces/kube-system/services/http:sealed-secrets-controller:http/proxy/v1/cert.pem';
    const { sealing } = demo;
    const got = await ask(demo, 'GET', path);
    expect(got).toMatchObject({
      status: 200,
      text: sealing.certificate,
      headers: { 'content-type': 'application/x-pem-file' },
    });
    expect(await ask(demo, 'GET', path, { token: tokenOf(demo, 'demo-nobody') })).toMatchObject({ status: 200 });
    await demo.run('phase-1');
    expect((await ask(demo, 'GET', path)).status).toBe(503);
  });
});
