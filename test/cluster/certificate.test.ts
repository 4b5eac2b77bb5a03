/** The certificate that the real controller gives, asked for as an ordinary user, and what becomes of what is sealed with it. */
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { clusterCertificate } from '../../src/actions/clusterCertificate.ts';
import { seal } from '../../src/actions/seal.ts';
import { nodeAddresses } from '../../src/node/addresses.ts';
import { nodeFiles } from '../../src/node/files.ts';
import type { Cluster } from '../../src/ports.ts';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { clientOf } from './client.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';

const never = new AbortController().signal;

describeWithCluster('the certificate of a cluster', () => {
  beforeAll(() => start('sealed-secrets'));

  test('can be had by everybody who is known, and opens what is sealed with it', async () => {
    const namespace = await newNamespace();
    const { text } = await sealedBy(await clientOf('dev'), secretIn(namespace), null);
    await apply(parse(text) as KubeObject);
    const reference = { apiVersion: 'v1', kind: 'Secret', namespace, name: 'login' };
    const secret = await untilObject(reference, 'is made', () => true);
    expect(secret).toMatchObject({ data: { password: Buffer.from('correct horse').toString('base64') } });
  });

  test('is known by its fingerprint, its age and where it is from', async () => {
    const { certificate, source } = await clusterCertificate(await clientOf('dev'), {}, new Date(), never);
    expect(certificate.fingerprint).toMatch(/^SHA256:/);
    expect(certificate.notBefore.getTime()).toBeLessThanOrEqual(Date.now());
    expect(source).toMatch(/^Service "kube-system\/sealed-secrets-controller" of context "/);
  });

  test('is told with both fingerprints when the cluster had another one', async () => {
    const api = await clientOf('dev');
    const { certificate } = await clusterCertificate(api, {}, new Date(), never);
    const last = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
    const refused = sealedBy(api, secretIn('default'), last);
    await expect(refused).rejects.toMatchObject({
      known: last,
      fingerprint: certificate.fingerprint,
      knownOf: 'cluster',
    });
    await expect(sealedBy(api, secretIn('default'), certificate.fingerprint)).resolves.toMatchObject({ exposed: [] });
  });

  test('is refused with what to do where there is no controller', async () => {
    const place = { namespace: 'default', name: 'nothing' };
    const refused = clusterCertificate(await clientOf('dev'), place, new Date(), never);
    await expect(refused).rejects.toMatchObject({ code: 'seal/cert-unreadable' });
    await expect(refused).rejects.toThrow(/or seal with a certificate in a file\.$/);
  });

  test('is found by the label of the Service by who may look for it', async () => {
    const { source } = await clusterCertificate(await clientOf('admin'), { name: 'nothing' }, new Date(), never);
    expect(source).toBe('Service "kube-system/sealed-secrets-controller" of context "admin"');
  });

  test('is refused with what to do where nothing is behind the Service', async () => {
    const namespace = await newNamespace();
    const spec = { ports: [{ name: 'http', port: 8080 }] };
    await apply({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'sealed', namespace }, spec });
    const refused = clusterCertificate(await clientOf('admin'), { namespace, name: 'sealed' }, new Date(), never);
    await expect(refused).rejects.toThrow(
      /does not answer: .* 503: no endpoints .*; look whether its pod is ready, or/,
    );
  });
});

function secretIn(namespace: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\n  namespace: ${namespace}\nstringData:\n  password: correct horse\n`;
}

function sealedBy(api: Cluster, text: string, last: string | null) {
  const source = { cluster: api, last };
  const input = { text, source, fingerprint: null, folder: '/', now: new Date() };
  const options = { scope: null, name: null, namespace: null, at: null, format: null };
  return seal(nodeFiles, nodeAddresses, { ...input, ...options }, never);
}
