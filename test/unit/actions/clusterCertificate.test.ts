import { describe, expect, test } from 'vitest';
import { clusterCertificate } from '../../../src/actions/clusterCertificate.ts';
import type { ControllerPlace } from '../../../src/actions/clusterCertificate.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { Failure } from '../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { fixture, refusal, today } from '../domain/sealing/fixtures.ts';

const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const never = new AbortController().signal;

const usual = 'kube-system/http:sealed-secrets-controller:http//v1/cert.pem';
const byChart = 'sealed-secrets/http:sealed-secrets:http//v1/cert.pem';

/** A cluster with these answers behind Services. */
function cluster(answers: Readonly<Record<string, string>>): MemoryCluster {
  const home = new MemoryCluster('home', { kinds: ['v1 Service'] });
  for (const [place, text] of Object.entries(answers)) {
    const [, namespace = '', name = '', port = ''] = /^(.*)\/http:(.*):(.*)\/\//.exec(place) ?? [];
    service(home, namespace, name, port);
    home.services.set(place, text);
  }
  return home;
}

/** A Service as the chart makes it. */
function service(home: MemoryCluster, namespace: string, name: string, port: string): void {
  const metadata = { namespace, name, labels: { 'app.kubernetes.io/name': 'sealed-secrets' } };
  home.put({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ name: port, port: 8080 }] } });
}

/** Fingerprint and source, or why there is none. */
function obtain(home: MemoryCluster, place: ControllerPlace = {}, now = today): Promise<string> {
  return refusal(async () => {
    const { certificate, pem, source } = await clusterCertificate(home, place, now, never);
    return pem === fixture('cert.pem') ? `${certificate.fingerprint} of ${source}` : 'another text';
  });
}

const file = 'or seal with a certificate in a file.';

describe('the certificate of a cluster', () => {
  test('comes from the controller where its manifests put it, as kubeseal asks for it', async () => {
    const home = cluster({ [usual]: fixture('cert.pem') });
    expect(await obtain(home)).toBe(`${own} of Service "kube-system/sealed-secrets-controller" of context "home"`);
    expect(home.calls).toEqual(['get Service', 'ask']);
  });

  test('comes from where it was said to be', async () => {
    const home = cluster({ 'keys/http:sealed:http//v1/cert.pem': fixture('cert.pem') });
    const place = { namespace: 'keys', name: 'sealed' };
    expect(await obtain(home, place)).toBe(`${own} of Service "keys/sealed" of context "home"`);
  });

  test('comes from the Service with the label, and not from the one for metrics', async () => {
    const home = cluster({ [byChart]: fixture('cert.pem') });
    service(home, 'sealed-secrets', 'a-metrics', 'metrics');
    expect(await obtain(home)).toBe(`${own} of Service "sealed-secrets/sealed-secrets" of context "home"`);
    expect(home.calls).toEqual(['get Service', 'list Service', 'ask']);
  });

  test('is refused when several Services have the label: everybody with a namespace can make one', async () => {
    const home = cluster({ [byChart]: fixture('cert.pem') });
    service(home, 'mine', 'sealed-secrets', 'http');
    expect(await obtain(home)).toBe(
      'seal/cert-unreadable: Context "home" has several Services with the label app.kubernetes.io/name=sealed-secrets: "sealed-secrets/sealed-secrets", "mine/sealed-secrets"; seal with a certificate in a file.',
    );
    expect(home.calls).toEqual(['get Service', 'list Service']);
  });

  test('comes from a port with another name', async () => {
    const home = cluster({ 'kube-system/http:sealed-secrets-controller:web//v1/cert.pem': fixture('cert.pem') });
    expect(await obtain(home)).toContain(own);
  });

  test('comes to who may not look at the Service', async () => {
    const home = cluster({ [usual]: fixture('cert.pem') });
    home.fail('get', failureOf('forbidden', 'No.'));
    expect(await obtain(home)).toContain(own);
  });

  const absent = `seal/cert-unreadable: Context "home" has no Sealed Secrets controller that can be found: there is no Service "sealed-secrets-controller" in namespace "kube-system", and none with the label app.kubernetes.io/name=sealed-secrets; install it, ${file}`;

  test('is refused where there is no controller, and nothing is asked', async () => {
    const home = cluster({});
    service(home, 'sealed-secrets', 'a-metrics', 'metrics');
    expect(await obtain(home)).toBe(absent);
    expect(home.calls).toEqual(['get Service', 'list Service']);
  });

  test('is refused where nobody may look for the controller', async () => {
    const home = cluster({ [byChart]: fixture('cert.pem') });
    home.fail('list', failureOf('forbidden', 'No.'));
    expect(await obtain(home)).toBe(absent);
  });

  test('is refused when the cluster does not answer at all', async () => {
    const home = cluster({});
    home.fail('get', failureOf('timeout', 'Nothing came within 10 s.'));
    expect(await obtain(home)).toContain('does not answer: Nothing came within 10 s; look');
    expect(home.calls).toEqual(['get Service']);
  });

  const right = { verb: 'get', group: '', resource: 'services/proxy', namespace: 'kube-system' } as const;
  const name = 'Service "kube-system/sealed-secrets-controller" of context "home"';
  const failures: readonly (readonly [failure: Failure, said: string])[] = [
    [
      failureOf('forbidden', 'No.', { right }),
      `You may not ask ${name} for its certificate (get services/proxy in namespace "kube-system"); ask for that right, ${file}`,
    ],
    [failureOf('forbidden', 'No.'), `You may not ask ${name} for its certificate; ask for that right, ${file}`],
    [
      failureOf('server', 'https://home:6443 answers 503: no endpoints available.'),
      `${name} does not answer: https://home:6443 answers 503: no endpoints available; look whether its pod is ready, ${file}`,
    ],
    [
      failureOf('timeout', 'Nothing came within 10 s.'),
      `${name} does not answer: Nothing came within 10 s; look whether its pod is ready, ${file}`,
    ],
    [
      failureOf('reset', 'The connection broke off.'),
      `The certificate of ${name} can't be had: The connection broke off; ask again, ${file}`,
    ],
  ];
  test.each(failures)('is refused with what to do: $code', async (failure, said) => {
    const home = cluster({ [usual]: fixture('cert.pem') });
    home.fail('ask', failure);
    expect(await obtain(home)).toBe(`seal/cert-unreadable: ${said}`);
  });

  const unusable: readonly (readonly [text: string, now: Date, said: string])[] = [
    [
      '<html>',
      today,
      'seal/cert-unreadable: Service "kube-system/sealed-secrets-controller" of context "home": There is',
    ],
    [fixture('cert-expired.pem'), today, 'seal/cert-expired: Service "kube-system/'],
    [fixture('cert-1024.pem'), new Date('2026-11-26'), 'seal/cert-weak: Service "kube-system/'],
  ];
  test.each(unusable)('is refused when it can not be used', async (text, now, said) => {
    expect(await obtain(cluster({ [usual]: text }), {}, now)).toContain(said);
  });

  test('ends with the signal', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(clusterCertificate(cluster({}), {}, today, stop.signal)).rejects.toThrow('stopped');
  });
});
