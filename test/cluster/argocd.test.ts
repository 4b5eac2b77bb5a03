/** The real Argo CD syncs what a repository holds, and kwok makes it run. */
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { KubeObject, Reference } from '../../scripts/cluster/objects.ts';
import { describeWithCluster } from './harness/describe.ts';
import { createRepository } from './harness/git.ts';
import { apply, newNamespace, patch, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';

const configMap = (value: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { key: "${value}" }
`;

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "none:1" }] }
`;

describeWithCluster('Argo CD', () => {
  beforeAll(async () => {
    await start('kwok');
    await start('argocd');
  });

  test('finds what is not there yet, and syncs it when it is told to', async () => {
    const namespace = await newNamespace();
    const { url, commit } = await createRepository({ 'app/settings.yaml': configMap('one') });
    const app = await application(namespace, url, {});
    const seen = await untilObject(app, 'is compared', (one) => syncOf(one) !== undefined);
    expect(seen).toMatchObject({ status: { sync: { status: 'OutOfSync' }, health: { status: 'Missing' } } });
    await patch(app, {
      operation: {
        initiatedBy: { username: 'test' },
        sync: { revision: 'main', syncStrategy: { hook: {} } },
      },
    });
    const synced = await untilObject(app, 'is synced', (one) => syncOf(one) === 'Synced');
    expect(synced).toMatchObject({
      status: { sync: { revision: await commit() }, operationState: { phase: 'Succeeded' } },
    });
    expect(synced).not.toHaveProperty('operation');
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' })).toMatchObject({
      data: { key: 'one' },
    });
  });

  test('is healthy when the Pods run, and follows a commit as soon as it is asked to look', async () => {
    const namespace = await newNamespace();
    const repository = await createRepository({ 'app/web.yaml': deployment, 'app/settings.yaml': configMap('one') });
    const app = await application(namespace, repository.url, { automated: { selfHeal: true, prune: true } });
    await untilObject(app, 'is healthy', (one) => syncOf(one) === 'Synced' && healthOf(one) === 'Healthy');
    await repository.push({ 'app/settings.yaml': configMap('two') }, 'another value');
    await patch(app, { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });
    const settings = await untilObject(
      { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' },
      'has the new value',
      (one) => JSON.stringify(one['data']).includes('two'),
    );
    expect(settings).toMatchObject({ data: { key: 'two' } });
  });

  test('renders a Helm chart with its values', async () => {
    const namespace = await newNamespace();
    const { url } = await createRepository({
      'app/Chart.yaml': 'apiVersion: v2\nname: settings\nversion: 1.0.0\n',
      'app/values.yaml': 'key: from the chart\n',
      'app/templates/settings.yaml': configMap('{{ .Values.key }}'),
    });
    const app = await application(
      namespace,
      url,
      { automated: {} },
      { helm: { valuesObject: { key: 'from the row' } } },
    );
    await untilObject(app, 'is synced', (one) => syncOf(one) === 'Synced');
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' })).toMatchObject({
      data: { key: 'from the row' },
    });
  });
});

/** Makes an Application for this test, named as its namespace, that takes the folder `app` of the repository. */
async function application(
  namespace: string,
  repoURL: string,
  syncPolicy: object,
  source: object = {},
): Promise<Reference> {
  const reference = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace: 'argocd', name: namespace };
  await apply({
    apiVersion: reference.apiVersion,
    kind: reference.kind,
    metadata: { namespace: reference.namespace, name: reference.name },
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: 'main', path: 'app', ...source },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      syncPolicy,
    },
  });
  onTestFinished(() => remove(reference));
  return reference;
}

type Status = { readonly sync?: { readonly status?: string }; readonly health?: { readonly status?: string } };

function syncOf({ status }: KubeObject): string | undefined {
  return (status as Status | undefined)?.sync?.status;
}

function healthOf({ status }: KubeObject): string | undefined {
  return (status as Status | undefined)?.health?.status;
}
