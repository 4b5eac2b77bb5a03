/** The certificate of the real controller through a port-forward, as the real API server and a kubelet make it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { clusterCertificate } from '../../src/actions/clusterCertificate.ts';
import { address, ports } from '../../scripts/cluster/place.ts';
import { until } from '../../scripts/cluster/until.ts';
import { clientOf } from './client.ts';
import { cluster, placeHere } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, remove, untilObject } from './harness/objects.ts';
import { restart, start, stop } from './harness/processes.ts';

const never = new AbortController().signal;

/** Where nothing listens. */
const closed = 9;

describeWithCluster('the certificate through a port-forward', () => {
  beforeAll(async () => {
    await start('sealed-secrets');
    await start('kwok');
    await stop('kwok');
    // Else the next one waits until the one before it has not been heard of for some 30 s.
    await remove({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace: 'kube-node-lease', name: 'node-0' });
    await restart('kwok', [`--config=${forwards()}`]);
    await until('the kubelet to listen', async () => {
      const { status } = await cluster().api('GET', '/api/v1/nodes/node-0/proxy/healthz');
      return status === 200 ? true : undefined;
    });
  });

  test('comes to who may not use the proxy, and is that of the controller', async () => {
    const namespace = await controller(ports.sealedSecrets);
    await allow(namespace, ['get', 'create']);
    const api = await clientOf('dev');
    const { source, certificate } = await clusterCertificate(api, { namespace, name: 'sealed' }, new Date(), never);
    expect(source).toBe(`Service "${namespace}/sealed" of context "dev" through a port-forward`);
    const usual = await clusterCertificate(api, {}, new Date(), never);
    expect(certificate.fingerprint).toBe(usual.certificate.fingerprint);
    expect(await answers(namespace)).toEqual([101]);
  });

  test('comes to who may use the proxy where it leads nowhere', async () => {
    const namespace = await controller(ports.sealedSecrets);
    const place = { namespace, name: 'sealed' };
    const { source } = await clusterCertificate(await clientOf('admin'), place, new Date(), never);
    expect(source).toBe(`Service "${namespace}/sealed" of context "admin" through a port-forward`);
  });

  test.each([
    ['get', []],
    ['create', ['get']],
    ['get', ['create']],
  ])('is refused with the right to %s that is missing', async (missing, verbs) => {
    const namespace = await controller(ports.sealedSecrets);
    await allow(namespace, verbs);
    const refused = clusterCertificate(await clientOf('dev'), { namespace, name: 'sealed' }, new Date(), never);
    await expect(refused).rejects.toThrow(
      `you may not get services/proxy in namespace "${namespace}"; nor through a port-forward: you may not ${missing} pods/portforward in namespace "${namespace}"; ask for one of these rights, or`,
    );
  });

  test('is refused with what the kubelet says where nothing listens', async () => {
    const namespace = await controller(closed);
    const refused = clusterCertificate(await clientOf('admin'), { namespace, name: 'sealed' }, new Date(), never);
    await expect(refused).rejects.toThrow(
      new RegExp(
        `nor through a port-forward: the way to port ${closed} of Pod "${namespace}/sealed-0" was refused: error forwarding port .* refused; look whether its pod is ready, or`,
      ),
    );
  });

  test('is no answer of a Pod that is not there', async () => {
    const place = { namespace: 'default', pod: 'nothing', port: 8080 };
    expect(await (await clientOf('admin')).askPod(place, '/v1/cert.pem', never)).toMatchObject({
      failure: { code: 'missing' },
    });
  });

  test('is no answer of a Pod without a Node', async () => {
    const namespace = await newNamespace();
    const spec = { schedulerName: 'nobody', containers: [{ name: 'controller', image: 'none' }] };
    await apply({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'sealed-0', namespace }, spec });
    const place = { namespace, pod: 'sealed-0', port: 8080 };
    expect(await (await clientOf('admin')).askPod(place, '/v1/cert.pem', never)).toMatchObject({
      failure: { code: 'refused', message: expect.stringContaining('host') },
    });
  });
});

/** A kubelet that forwards to the controller, and to nothing; returns the file that says so. */
function forwards(): string {
  const file = join(placeHere().temporary, 'forwards.yaml');
  const to = (port: number) => ({ ports: [port], target: { address, port } });
  const spec = { selector: {}, forwards: [to(ports.sealedSecrets), to(closed)] };
  const forward = { apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'ClusterPortForward', metadata: { name: 'all' }, spec };
  writeFileSync(file, JSON.stringify(forward));
  return file;
}

/** A controller of its own in a namespace of its own, whose Pod runs for the kubelet, and has an address that leads nowhere. */
async function controller(port: number): Promise<string> {
  const namespace = await newNamespace();
  const labels = { app: 'sealed' };
  const containers = [{ name: 'controller', image: 'none', ports: [{ name: 'web', containerPort: port }] }];
  await apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'sealed-0', namespace, labels },
    spec: { containers },
  });
  const spec = { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'web' }] };
  await apply({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'sealed', namespace }, spec });
  const reference = { apiVersion: 'v1', kind: 'Pod', namespace, name: 'sealed-0' };
  await untilObject(reference, 'runs', ({ status }) => (status as { phase?: string } | undefined)?.phase === 'Running');
  return namespace;
}

/** What the user `dev` may do there: look at the Service and its Pods, and this with a port-forward. */
async function allow(namespace: string, verbs: readonly string[]): Promise<void> {
  const group = 'rbac.authorization.k8s.io';
  const rules = [
    { apiGroups: [''], resources: ['services'], verbs: ['get'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    ...(verbs.length === 0 ? [] : [{ apiGroups: [''], resources: ['pods/portforward'], verbs }]),
  ];
  const metadata = { name: 'sealer', namespace };
  await apply({ apiVersion: `${group}/v1`, kind: 'Role', metadata, rules });
  await apply({
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'Role', name: 'sealer' },
    subjects: [{ apiGroup: group, kind: 'User', name: 'dev' }],
  });
}

/** What the server answered to the port-forwards there that have ended. */
function answers(namespace: string): Promise<readonly unknown[]> {
  return until('the end of the port-forward in the audit log', async () => {
    const ended = cluster()
      .auditLog()
      .filter(
        ({ stage, objectRef: about }) =>
          stage === 'ResponseComplete' && about?.subresource === 'portforward' && about.namespace === namespace,
      );
    return ended.length === 0 ? undefined : ended.map(({ responseStatus }) => responseStatus?.code);
  });
}
