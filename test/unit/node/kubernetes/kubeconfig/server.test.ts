import { describe, expect, test } from 'vitest';
import { access, config } from './files.ts';

describe('a cluster', () => {
  test('has all that its server needs', async () => {
    const { access: found, folder } = await access(
      config(
        'certificate-authority: pki/ca.crt\ntls-server-name: kubernetes\nproxy-url: http://proxy:3128\nextensions: [{ name: client.authentication.k8s.io/exec, extension: { a: 1 } }]',
        '',
      ),
    );
    expect(found?.server).toEqual({
      url: 'https://house:6443',
      authority: { path: `${folder}/pki/ca.crt` },
      skipsTls: false,
      tlsName: 'kubernetes',
      proxy: 'http://proxy:3128',
      execConfig: { a: 1 },
    });
  });

  test('may have its authority written down', async () => {
    const { access: found } = await access(config('certificate-authority-data: YWJj', ''));
    expect(found?.server.authority).toEqual({ bytes: Buffer.from('abc') });
  });

  test('may be a plain http server, as that of kubectl proxy', async () => {
    const { access: found } = await access(config('', '').replace('https://house:6443', 'http://127.0.0.1:8001'));
    expect(found?.server.url).toBe('http://127.0.0.1:8001');
  });

  test.each<[string, string]>([
    [
      'certificate-authority: ca.crt\ncertificate-authority-data: YWJj',
      'The cluster "house" of ~/config has certificate-authority and certificate-authority-data; it wants one of them.',
    ],
    [
      'certificate-authority: ca.crt\ninsecure-skip-tls-verify: true',
      'The cluster "house" of ~/config has insecure-skip-tls-verify and certificate-authority; it wants one of them.',
    ],
    [
      'proxy-url: socks5://user:hunter2@proxy:1080',
      'proxy-url of cluster "house" of ~/config is a socks5 proxy; Slipway speaks to http and https proxies.',
    ],
    [
      'proxy-url: nonsense',
      'proxy-url of cluster "house" of ~/config is no address; Slipway speaks to http and https proxies.',
    ],
    [
      'insecure-skip-tls-verify: "yes"',
      'insecure-skip-tls-verify of cluster "house" of ~/config is a string; it wants true or false.',
    ],
    ['certificate-authority-data: "%"', 'certificate-authority-data of cluster "house" of ~/config is no base64.'],
  ])('that says %j is refused', async (cluster, refusal) => {
    expect((await access(config(cluster, ''))).refusal).toBe(refusal);
  });

  test.each<[string, string]>([
    ['""', 'The cluster "house" of ~/config has no server.'],
    ['house:6443', 'server of cluster "house" of ~/config is "house:6443"; it wants an http or https address.'],
    ['unix:///run/x', 'server of cluster "house" of ~/config is "unix:///run/x"; it wants an http or https address.'],
  ])('at %s is refused', async (server, refusal) => {
    expect((await access(config('', '').replace('https://house:6443', server))).refusal).toBe(refusal);
  });
});
