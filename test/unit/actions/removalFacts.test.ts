import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { application } from './argo.ts';
import { here, planned, resources } from './removing.ts';

describe('What is read before a removal', () => {
  test('reads no values of Secrets, and asks for claims only where they may go', async () => {
    const all = here({ status: { resources: [{ version: 'v1', kind: 'Secret', namespace: 'git', name: 'a' }] } });
    all.cluster.put({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: 'git', name: 'a' },
      data: { a: 'eA==' },
    });
    const views: string[] = [];
    const list = all.cluster.list.bind(all.cluster);
    all.cluster.list = (query, signal) => {
      views.push(`${query.kind} ${query.view} ${query.fields ?? query.labels ?? ''}`.trim());
      return list(query, signal);
    };
    await planned(all, 'keep');
    expect(views).toEqual(['Secret metadata metadata.name=a']);
    await planned(all, 'delete');
    expect(views.slice(1)).toEqual([
      'Secret metadata metadata.name=a',
      'PersistentVolumeClaim object',
      'Secret metadata sealedsecrets.bitnami.com/sealed-secrets-key',
    ]);
  });

  test('counts the custom resources of definitions', async () => {
    const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    const all = here({
      status: { resources: [{ group: 'apiextensions.k8s.io', version: 'v1', kind: definition.kind, name: 'as.x.io' }] },
    });
    all.cluster.put({
      ...definition,
      metadata: { name: 'as.x.io' },
      spec: {
        group: 'x.io',
        names: { kind: 'A' },
        versions: [
          { name: 'v1', served: false },
          { name: 'v2', served: true },
        ],
      },
    });
    for (const name of ['one', 'two'])
      all.cluster.put({ apiVersion: 'x.io/v2', kind: 'A', metadata: { namespace: 'x', name } });
    expect((await planned(all, 'delete')).definitions).toEqual([{ name: 'as.x.io', instances: 2 }]);
  });

  test('says what could not be read, and is grave then', async () => {
    const all = here({ status: { resources: resources.slice(0, 1) } });
    expect(await planned(all, 'delete')).toMatchObject({ isGrave: false });
    all.cluster.fail('list', failureOf('forbidden', 'You may not list deployments.'), { kind: 'apps/v1 Deployment' });
    expect(await planned(all, 'delete')).toMatchObject({
      isGrave: true,
      unread: ['Deployment: You may not list deployments.'],
    });
  });

  test('takes nothing of this cluster for what is managed in another', async () => {
    const all = here({ spec: { destination: { server: 'https://other.example' } } });
    expect(await planned(all, 'keep')).toMatchObject({ count: 2 });
    expect(all.cluster.calls.filter((call) => call.startsWith('list'))).toEqual([]);
  });

  test.each<[string, object | null, string]>([
    ['renders it', { resources: [{ kind: 'Application', namespace: 'argocd', name: 'git' }] }, 'at once'],
    ['renders it no more', { resources: [] }, 'nothing'],
    ['is not there', null, 'nothing'],
  ])('asks what has made it, which %s', async (_, status, when) => {
    const annotations = { 'argocd.argoproj.io/tracking-id': 'root:argoproj.io/Application:argocd/git' };
    const all = here({ metadata: { uid: 'uid-1', name: 'git', namespace: 'argocd', annotations } });
    const spec = { syncPolicy: { automated: { selfHeal: true } } };
    const metadata = { namespace: 'argocd', name: 'root' };
    if (status !== null) all.cluster.put(application({ metadata, spec, status }));
    expect(await planned(all, 'keep')).toMatchObject({ returning: { when } });
  });

  test('knows the sealing keys that would go with a namespace', async () => {
    const all = here({ status: { resources: [{ version: 'v1', kind: 'Namespace', name: 'keys' }] } });
    const labels = { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' };
    all.cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'keys' } });
    for (const namespace of ['keys', 'kube-system'])
      all.cluster.put({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name: 'key', labels } });
    expect((await planned(all, 'delete')).keys).toEqual(['Secret keys/key']);
  });
});
