import { expect, test } from 'vitest';
import { ChangedCertificate, obtainCertificate } from '../../../src/actions/sealCertificate.ts';
import type { CertificateInput, ClusterSource } from '../../../src/actions/sealCertificate.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { fixture, refusal, today } from '../domain/sealing/fixtures.ts';

/* What is sealed with the certificate of a cluster is compared with what is known. */

const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const other = 'SHA256:qQhdn0nnRczcv2fddHzC5FQ6gKvvxVFsCHF4GhzpJ4U';
const never = new AbortController().signal;

const files = memoryFiles({
  '/lab/home/platform.yaml': 'platform: {}\n',
  '/lab/home/pub-cert.pem': fixture('cert.pem'),
});

const addresses = { read: () => Promise.reject(new Error('Nothing is to be fetched.')) };

/** The fingerprint of the certificate, or why there is none. */
function obtain(source: ClusterSource, input: Partial<CertificateInput> = {}): Promise<string> {
  const given = { source, fingerprint: null, folder: '/lab/none', now: today, ...input };
  return refusal(async () => (await obtainCertificate(files, addresses, given, never)).certificate.fingerprint);
}

const cluster = new MemoryCluster('home');
const metadata = { namespace: 'kube-system', name: 'sealed-secrets-controller' };
cluster.put({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ name: 'http', port: 8080 }] } });
const name = 'Service "kube-system/sealed-secrets-controller" of context "home"';
cluster.services.set('kube-system/http:sealed-secrets-controller:http//v1/cert.pem', fixture('cert-4096.pem'));
const changed = `seal/cert-changed: The certificate of ${name} has the fingerprint ${other}`;
const anyhow = 'say the fingerprint to use it all the same.';
const cases: readonly (readonly [
  rule: string,
  last: string | null,
  input: Partial<CertificateInput>,
  expected: string,
])[] = [
  ['the certificate is taken when no other is known', null, {}, other],
  ['the certificate is taken when it is the last one', other, {}, other],
  ['another than the last one is told', own, {}, `${changed}, and its last one was ${own}; ${anyhow}`],
  ['another than the last one is taken when it was said', own, { fingerprint: other }, other],
  [
    'another than that of the platform is told, though it is the last one',
    other,
    { folder: '/lab/home' },
    `${changed}, and /lab/home/pub-cert.pem has ${own}; ${anyhow}`,
  ],
  [
    'the certificate is refused when another was said',
    other,
    { fingerprint: own },
    `${changed}, and ${own} was asked for.`,
  ],
];
test.each(cases)('%s', async (_, last, input, expected) => {
  expect(await obtain({ cluster, last }, input)).toBe(expected);
});

test.each([
  [null, '/lab/home', 'platform'],
  [own, '/lab/none', 'cluster'],
  [own, '/lab/home', 'platform'],
] as const)('who says that it changed is told: last %s in %s', async (last, folder, knownOf) => {
  const input = { source: { cluster, last }, fingerprint: null, folder, now: today };
  const refused = obtainCertificate(files, addresses, input, never);
  await expect(refused).rejects.toBeInstanceOf(ChangedCertificate);
  await expect(refused).rejects.toMatchObject({ fingerprint: other, known: own, knownOf });
});

test('why there is none is told', async () => {
  expect(await obtain({ cluster: new MemoryCluster('empty', { kinds: ['v1 Service'] }), last: null })).toContain(
    'seal/cert-unreadable: Context "empty" has no Sealed Secrets controller',
  );
});
