/** Why something is not as it should be, by what a real API server and the controllers of Kubernetes say about it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainCulprits } from '../../src/actions/explain.ts';
import type { Explanation } from '../../src/domain/explain/explanation.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { until } from '../../scripts/cluster/until.ts';
import { clientOf } from './client.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, applyAll, newNamespace, setStatus } from './harness/objects.ts';
import { pids, restart, start, stop } from './harness/processes.ts';

const never = new AbortController().signal;

/** What would make pods run, which another suite may have started. */
const runners = ['kwok', 'kube-scheduler'];

describeWithCluster('the explanation', () => {
  let ran: readonly string[] = [];

  beforeAll(async () => {
    const running = await pids();
    ran = runners.filter((name) => name in running);
    for (const name of ran) await stop(name);
  });

  afterAll(async () => {
    for (const name of ran) await restart(name);
  });

  test('of a Deployment that a quota keeps from its pods is what the ReplicaSet was told', async () => {
    const namespace = await newNamespace();
    await applyAll([
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'none', namespace }, spec: { hard: { pods: '0' } } },
      deployment(namespace),
    ]);
    const explanation = await until('the refusal is explained', async () => {
      const seen = await explained('Deployment', 'apps/v1', namespace, 'web');
      return worst(seen) === 'web: FailedCreate' ? seen : undefined;
    });
    expect(explanation.causes[0]).toMatchObject({ object: { kind: 'ReplicaSet' }, weight: 'broken' });
    expect(explanation.causes[0]?.sentence).toContain('exceeded quota');
    expect(explanation.unseen).toEqual([]);
  });

  test('of a Deployment goes down to what the kubelet says of its pods', async () => {
    const namespace = await newNamespace();
    await apply(deployment(namespace));
    const pods = await until('two pods are there', async () => {
      const found = await podsIn(namespace);
      return found.length === 2 ? found : undefined;
    });
    for (const { metadata } of pods) await setStatus(lackingSecret(namespace, metadata.name));
    const explanation = await until('the pods are explained', async () => {
      const seen = await explained('Deployment', 'apps/v1', namespace, 'web');
      return seen.causes[0]?.more === 1 ? seen : undefined;
    });
    expect(worst(explanation)).toBe('web: CreateContainerConfigError, no secret db');
    expect(explanation.causes.map(({ weight }) => weight)).toContain('waiting');
  });

  test('of a pod that nobody schedules says that it waits', async () => {
    const namespace = await newNamespace();
    const spec = { nodeSelector: { nowhere: 'x' }, containers: [{ name: 'app', image: 'nginx:1.29' }] };
    await apply({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'alone', namespace }, spec });
    expect(worst(await explained('Pod', 'v1', namespace, 'alone'))).toBe('alone: Pending');
  });

  test('of a claim is what the volume controller says', async () => {
    const namespace = await newNamespace();
    const spec = {
      storageClassName: 'not-there',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
    };
    await apply({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace }, spec });
    const explanation = await until('the claim is explained', async () => {
      const seen = await explained('PersistentVolumeClaim', 'v1', namespace, 'data');
      return seen.causes[0]?.weight === 'broken' ? seen : undefined;
    });
    expect(worst(explanation)).toBe('data: claim not bound, ProvisioningFailed');
    expect(explanation.causes[0]?.sentence).toContain('"not-there" not found');
  });

  test('of a SealedSecret is what its controller says', async () => {
    await start('sealed-secrets');
    const namespace = await newNamespace();
    const spec = { encryptedData: { password: Buffer.from('no ciphertext of this cluster').toString('base64') } };
    await apply({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name: 'db', namespace },
      spec,
    });
    const explanation = await until('the SealedSecret is explained', async () => {
      const seen = await explained('SealedSecret', 'bitnami.com/v1alpha1', namespace, 'db');
      return seen.causes[0]?.weight === 'condition' ? seen : undefined;
    });
    expect(worst(explanation)).toMatch(/^db: Synced=False/);
    expect(explanation.causes[0]?.sentence).toContain('no key could decrypt secret');
  });

  test('of what is missing says so', async () => {
    expect(worst(await explained('Deployment', 'apps/v1', 'default', 'gone'))).toBe('gone: missing');
  });

  test('says what somebody with few rights may not read', async () => {
    const namespace = await newNamespace();
    await apply(deployment(namespace));
    const { causes, unseen } = await explained('Deployment', 'apps/v1', namespace, 'web', 'dev');
    expect(causes).toEqual([]);
    expect(unseen).toEqual([
      `Deployments in namespace "${namespace}" may not be read (list deployments.apps in namespace "${namespace}").`,
    ]);
  });
});

function deployment(namespace: string): KubeObject {
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'nginx:1.29' }] } };
  const spec = { replicas: 2, selector: { matchLabels: labels }, template };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace }, spec };
}

function lackingSecret(namespace: string, name: string): KubeObject {
  const waiting = { reason: 'CreateContainerConfigError', message: 'secret "db" not found' };
  const container = {
    name: 'app',
    image: 'nginx:1.29',
    imageID: '',
    ready: false,
    restartCount: 0,
    state: { waiting },
  };
  const status = { phase: 'Pending', containerStatuses: [container] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, status };
}

async function podsIn(namespace: string): Promise<readonly KubeObject[]> {
  const { body } = await cluster().api('GET', `/api/v1/namespaces/${namespace}/pods`);
  return (body as { readonly items: readonly KubeObject[] }).items;
}

async function explained(
  kind: string,
  apiVersion: string,
  namespace: string,
  name: string,
  user: 'admin' | 'dev' = 'admin',
): Promise<Explanation> {
  return explainCulprits(await clientOf(user), [{ apiVersion, kind, namespace, name, pointer: '' }], liveWorld, never);
}

/** The worst cause in one line: `web: FailedCreate`. */
function worst({ causes: [first] }: Explanation): string | null {
  return first === undefined ? null : `${first.of.name}: ${first.short}`;
}
