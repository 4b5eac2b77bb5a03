import { describe, expect, test } from 'vitest';
import { clusterCertificate } from '../../../src/actions/clusterCertificate.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { Failure } from '../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { fixture, refusal, today } from '../domain/sealing/fixtures.ts';

const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const never = new AbortController().signal;

type Pod = Parameters<MemoryCluster['put']>[0];

const labels = { app: 'sealed', tier: 'keys' };

/** A Pod of the controller that is ready, but for what is said. */
function pod(name: string, more: Readonly<Record<string, unknown>> = {}): Pod {
  const { phase, isReady, ...metadata } = { phase: 'Running', isReady: true, ...more };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'kube-system', labels, ...metadata },
    spec: {
      containers: [
        { ports: [{ name: 'other', containerPort: 1 }] },
        { ports: [{ name: 'http', containerPort: 8080 }] },
      ],
      initContainers: [{ ports: [{ name: 'side', containerPort: 8080 }] }],
    },
    status: { phase, conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
  };
}

/** A cluster with these Pods behind the Service, of which the one with the name `a` has the certificate. */
function selecting(pods: readonly Pod[], targetPort: unknown = 8080): MemoryCluster {
  const home = new MemoryCluster('home', { kinds: ['v1 Service', 'v1 Pod'] });
  const port = { name: 'http', port: 8080, ...(targetPort === undefined ? {} : { targetPort }) };
  home.put({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace: 'kube-system', name: 'sealed-secrets-controller' },
    spec: { selector: labels, ports: [{ name: 'metrics', port: 1 }, port] },
  });
  for (const one of pods) home.put(one);
  home.pods.set('kube-system/a:8080//v1/cert.pem', fixture('cert.pem'));
  return home;
}

/** Fingerprint and source, or why there is none. */
function obtain(home: MemoryCluster): Promise<string> {
  return refusal(async () => {
    const { certificate, pem, source } = await clusterCertificate(home, {}, today, never);
    return pem === fixture('cert.pem') ? `${certificate.fingerprint} of ${source}` : 'another text';
  });
}

const file = 'or seal with a certificate in a file.';
const name = 'Service "kube-system/sealed-secrets-controller" of context "home"';
const right = { verb: 'get', group: '', resource: 'services/proxy', namespace: 'kube-system' } as const;

const proxy = failureOf('forbidden', 'No.', { right });
const noEndpoints = failureOf('server', 'https://home:6443 answers 503: no endpoints available.');
const unreachable = failureOf('timeout', 'Nothing came within 10 s.');
const refusedByProxy = failureOf('refused', 'https://home:6443 answers 400: no.');

describe('The certificate of a cluster comes through a port-forward', () => {
  const through = `${own} of ${name} through a port-forward`;

  test.each([proxy, noEndpoints, unreachable, refusedByProxy])('when the proxy fails: $code', async (failure) => {
    const home = selecting([pod('a')]);
    home.fail('ask', failure);
    expect(await obtain(home)).toBe(through);
    expect(home.calls).toEqual(['get Service', 'ask', 'list Pod', 'askPod']);
  });

  test.each<[string, unknown, readonly Pod[]]>([
    ['the only one', 8080, [pod('a')]],
    ['the one that is ready', 8080, [pod('b', { isReady: false }), pod('a')]],
    ['the one that is not ready, when no other is', 8080, [pod('a', { isReady: false })]],
    ['the one that runs', 8080, [pod('b', { phase: 'Succeeded' }), pod('c', { phase: 'Pending' }), pod('a')]],
    ['the one that stays', 8080, [pod('b', { deletionTimestamp: '2026-01-01T00:00:00Z' }), pod('a')]],
    ['the one with all labels', 8080, [pod('b', { labels: { app: 'sealed' } }), pod('a')]],
    ['the one in the same namespace', 8080, [pod('b', { namespace: 'web' }), pod('a')]],
    ['the port of this name', 'http', [pod('a')]],
    ['the port of this name, beside the others', 'side', [pod('a')]],
    ['the port of the Service when no other is named', undefined, [pod('a')]],
  ])('to %s', async (_, targetPort, pods) => {
    const home = selecting(pods, targetPort);
    home.fail('ask', proxy);
    expect(await obtain(home)).toBe(through);
  });

  test('and is refused as any other when it can not be used', async () => {
    const home = selecting([pod('a')]);
    home.pods.set('kube-system/a:8080//v1/cert.pem', fixture('cert-expired.pem'));
    home.fail('ask', proxy);
    expect(await obtain(home)).toContain(`seal/cert-expired: ${name} through a port-forward: `);
  });
});

const neither = `seal/cert-unreadable: The certificate of ${name} can't be had: `;
const notProxy = 'you may not get services/proxy in namespace "kube-system"; nor through a port-forward: ';
const create = { verb: 'create', group: '', resource: 'pods/portforward', namespace: 'kube-system' } as const;
const forward = failureOf('forbidden', 'No.', { right: create });
test.each<[string, Failure, (home: MemoryCluster) => void, readonly Pod[], unknown, string]>([
  [
    'no right to either',
    proxy,
    (home) => home.fail('askPod', forward),
    [pod('a')],
    8080,
    `${notProxy}you may not create pods/portforward in namespace "kube-system"; ask for one of these rights, ${file}`,
  ],
  [
    'no right to forward',
    noEndpoints,
    (home) => home.fail('askPod', forward),
    [pod('a')],
    8080,
    `https://home:6443 answers 503: no endpoints available; nor through a port-forward: you may not create pods/portforward in namespace "kube-system"; look whether its pod is ready, ask for that right, ${file}`,
  ],
  [
    'Pods that nobody may see',
    proxy,
    (home) => home.fail('list', failureOf('forbidden', 'You may not list pods.'), { kind: 'v1 Pod' }),
    [pod('a')],
    8080,
    `${notProxy}you may not list pods; ask for one of these rights, ${file}`,
  ],
  [
    'a kubelet that does not answer',
    proxy,
    (home) => home.fail('askPod', failureOf('refused', 'The way to port 8080 was refused: no.')),
    [pod('a')],
    8080,
    `${notProxy}the way to port 8080 was refused: no; look whether its pod is ready, ${file}`,
  ],
  [
    'no Pod',
    proxy,
    () => undefined,
    [pod('a', { phase: 'Failed' })],
    8080,
    `${notProxy}no Pod with the labels app=sealed,tier=keys runs; look whether its pod is ready, ${file}`,
  ],
  [
    'no port',
    proxy,
    () => undefined,
    [pod('a')],
    'metrics',
    `${notProxy}Pod "kube-system/a" does not have the port "http" of the Service; look whether its pod is ready, ${file}`,
  ],
])(
  'The certificate of a cluster is refused with both reasons: %s',
  async (_, failure, spoil, pods, targetPort, said) => {
    const home = selecting(pods, targetPort);
    home.fail('ask', failure);
    spoil(home);
    expect(await obtain(home)).toBe(neither + said);
  },
);

test.each([failureOf('reset', 'The connection broke off.'), failureOf('missing', 'Nothing.'), failureOf('tls', 'No.')])(
  'The certificate of a cluster is not looked for elsewhere when that would not help: $code',
  async (failure) => {
    const home = selecting([pod('a')]);
    home.fail('ask', failure);
    expect(await obtain(home)).toContain("can't be had");
    expect(home.calls).toEqual(['get Service', 'ask']);
  },
);
