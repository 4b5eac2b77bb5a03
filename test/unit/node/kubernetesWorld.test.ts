import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { keep, kubeconfigClusters, liveWorld } from '../../../src/node/kubernetesWorld.ts';
import { folderWith } from './folder.ts';
import { pemData } from './kubernetes/certificates.ts';
import { apiServer, json } from './kubernetes/server.ts';

const { signal } = new AbortController();

/** A kubeconfig with one context, `home`. */
const kubeconfig = (server: string) =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'home',
    clusters: [{ name: 'c', cluster: { server, 'certificate-authority-data': pemData('authority.pem') } }],
    users: [{ name: 'u', user: { token: 'secret' } }],
    contexts: [{ name: 'home', context: { cluster: 'c', user: 'u' } }],
  });

test('The clusters are those of the home, and they are told who asks', async () => {
  const server = await apiServer((_, response) => json(response, { gitVersion: 'v1.36.0' }));
  const home = folderWith({ '.kube/config': kubeconfig(server.url) });
  const consent = { allows: async () => expect.unreachable() };
  const world = {
    explicit: null,
    environment: {},
    home,
    folder: home,
    workspaces: () => [],
    consent,
    version: '1.2.3',
  };
  const opened = await kubeconfigClusters(world).open(null);
  if ('failure' in opened) throw new Error(opened.failure.message);
  expect(await opened.value.version(signal)).toEqual({ value: 'v1.36.0' });
  opened.value.close();
  expect(server.headers[0]).toMatchObject({ 'user-agent': 'slipway/1.2.3', authorization: 'Bearer secret' });
});

test('The time is that of the machine', () => {
  expect(Math.abs(liveWorld.clock.now().getTime() - Date.now())).toBeLessThan(10_000);
  expect(liveWorld.chance()).toBeLessThan(1);
});

test('Of an Application less is kept, its labels are; everything else stays as it is', () => {
  const metadata = { name: 'web', namespace: 'argocd', labels: { 'example.org/team': 'a' }, managedFields: [{}] };
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata,
    spec: { sources: [{ ref: 'values', helm: { values: 'x'.repeat(1000) } }] },
    status: { sync: { status: 'Synced' } },
  };
  const kept = keep(application);
  expect(kept).toMatchObject({
    metadata: { name: 'web', namespace: 'argocd', labels: { 'example.org/team': 'a' } },
    spec: { sources: [{ ref: 'values' }] },
    status: { sync: { status: 'Synced' } },
  });
  expect(JSON.stringify(kept)).not.toContain('xxx');
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata };
  expect(keep(pod)).toBe(pod);
});
