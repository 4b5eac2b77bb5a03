import { describe, expect, test } from 'vitest';
import { sealingCertificate } from '../../../../src/actions/bootstrap/sealingCertificate.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { certificateFingerprint } from '../../../../src/domain/sealing/certificate.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import { folder, ownKey, placeOf, platform } from './secretsPlatform.ts';

const { signal } = new AbortController();
const { spec } = placeOf('services', 'seal');
const committed = { 'pub-cert.pem': ownKey.certificate };
const seals = { ...spec, applications: { 'sealed-secrets': { phase: 2, enabled: true, namespace: 'seals' } } };

/** A platform whose controller answers with a text. */
function served(text: string, namespace = 'kube-system') {
  const here = platform(committed);
  const metadata = { name: 'sealed-secrets-controller', namespace };
  here.cluster.put({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ name: 'http', port: 8080 }] } });
  here.cluster.services.set(`${namespace}/http:sealed-secrets-controller:http//v1/cert.pem`, text);
  return here;
}

function certificateOf({ ports, git }: ReturnType<typeof platform>, place = { folder, spec }, until = signal) {
  return sealingCertificate(ports, place, git.head, until);
}

describe('the certificate of a platform', () => {
  test('is the one of the commit, and no later one', async () => {
    const here = platform(committed);
    const { head } = here.git;
    here.git.add('feat: another', { 'pub-cert.pem': fixture('cert-4096.pem') });
    expect(await sealingCertificate(here.ports, { folder, spec }, head, signal)).toMatchObject({
      fingerprint: ownKey.fingerprint,
    });
  });

  test('is none where the commit has none, and nobody is asked', async () => {
    const here = platform({});
    expect(await certificateOf(here)).toBe(null);
    expect(here.cluster.calls).toEqual([]);
  });

  test.each([
    ['no certificate', 'x', 'pub-cert.pem: There is no certificate in PEM (BEGIN CERTIFICATE).'],
    [
      'not of RSA',
      fixture('cert-ec.pem'),
      'pub-cert.pem: The certificate has no RSA key; Sealed Secrets can use no other.',
    ],
  ])('is of no use when it is %s', async (_, pem, problem) => {
    const here = platform({ 'pub-cert.pem': pem });
    expect(await certificateOf(here)).toEqual({ problem });
    expect(here.cluster.calls).toEqual([]);
  });

  test('expires at the time of the clock', async () => {
    const { ports, git } = platform(committed);
    const clock = { now: () => new Date(ownKey.notAfter.getTime() + 1000) };
    expect(await sealingCertificate({ ...ports, clock }, { folder, spec }, git.head, signal)).toEqual({
      problem: expect.stringMatching(/^pub-cert\.pem: The certificate has expired on /),
    });
  });
});

describe('the controller of the cluster', () => {
  const isOwn = expect.objectContaining({ fingerprint: ownKey.fingerprint });

  test('with the same key agrees, and nothing is written', async () => {
    const here = served(ownKey.certificate);
    expect(await certificateOf(here)).toEqual(isOwn);
    expect(here.cluster.calls).toContain('ask');
    expect(here.cluster.requests.write).toBe(0);
  });

  test('with another key stands in the way, and both are named', async () => {
    const other = fixture('cert-4096.pem');
    expect(await certificateOf(served(other))).toEqual({
      problem: `pub-cert.pem has the key ${ownKey.fingerprint}, and the controller of context "home" seals with ${await certificateFingerprint(other)}; find out which one is right, and take the other out of use, before anything is sealed.`,
    });
  });

  test('is told by its key, whatever its certificate is worth', async () => {
    expect(await certificateOf(served(fixture('cert-expired.pem')))).toEqual(isOwn);
    expect(await certificateOf(served(fixture('cert-1024.pem')))).toHaveProperty('problem');
  });

  test('is asked where the table of applications has it', async () => {
    const elsewhere = served(fixture('cert-4096.pem'), 'seals');
    expect(await certificateOf(elsewhere)).toEqual(isOwn);
    expect(await certificateOf(elsewhere, { folder, spec: seals })).toHaveProperty('problem');
  });

  test('that answers with no certificate has nothing to say', async () => {
    expect(await certificateOf(served('<html>'))).toEqual(isOwn);
  });

  test.each(['reset', 'forbidden', 'timeout'] as const)(
    'that does not answer (%s) has nothing to say',
    async (code) => {
      const here = served(fixture('cert-4096.pem'));
      here.cluster.fail('ask', failureOf(code, 'There is no answer.'));
      here.cluster.fail('get', failureOf(code, 'There is no answer.'));
      expect(await certificateOf(here)).toEqual(isOwn);
    },
  );

  test('is not waited for when it is given up', async () => {
    const here = served(ownKey.certificate);
    const stop = new AbortController();
    const get = here.cluster.get.bind(here.cluster);
    here.cluster.get = (...args) => {
      stop.abort();
      return get(...args);
    };
    await expect(certificateOf(here, { folder, spec }, stop.signal)).rejects.toThrow('abort');
  });
});
