import { describe, expect, test } from 'vitest';
import { fingerprintIn, otherCertificate } from '../../../src/actions/otherCertificate.ts';
import { keySecretObject } from '../../../src/domain/sealing/keySecret.ts';
import { fixture } from '../domain/sealing/fixtures.ts';
import { folder, ownKey, platform } from './bootstrap/secretsPlatform.ts';

const { signal } = new AbortController();
const place = { folder, namespace: 'kube-system' };
const secret = keySecretObject(ownKey, 'kube-system', ownKey.secret);

test('the key of a Secret is known by its certificate', async () => {
  expect(await fingerprintIn(secret)).toBe(ownKey.fingerprint);
  expect(await fingerprintIn({ ...secret, data: {} })).toBe(null);
});

describe('the certificate of the platform', () => {
  test.each<readonly [what: string, files: Readonly<Record<string, string>>, problem: RegExp | null]>([
    ['is that of the key', { 'pub-cert.pem': ownKey.certificate }, null],
    ['is not there', {}, null],
    [
      'is another',
      { 'pub-cert.pem': fixture('cert-4096.pem') },
      /^pub-cert\.pem has the key .+ Take the backup of that/,
    ],
    ['is none', { 'pub-cert.pem': 'hello' }, /^pub-cert\.pem: /],
  ])('%s', async (_, files, problem) => {
    const { ports } = platform(files);
    expect((await otherCertificate(ports, place, [ownKey], signal)) ?? '').toMatch(problem ?? /^$/);
  });

  test('is another, and the cluster has its key', async () => {
    const { ports, cluster } = platform({ 'pub-cert.pem': fixture('cert-4096.pem') });
    cluster.put(keySecretObject({ ...ownKey, certificate: fixture('cert-4096.pem') }, 'kube-system', 'present'));
    expect(await otherCertificate(ports, place, [ownKey], signal)).toBe(null);
  });
});
