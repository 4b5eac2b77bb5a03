import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createTcp } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Failure } from '../../../../../src/domain/kubernetes/failure.ts';
import { pem, pemData } from '../certificates.ts';
import { failureIn, kubeconfig, never, opened, valueOf } from '../opened.ts';
import { apiServer, json } from '../server.ts';
import type { Handler } from '../server.ts';

const version: Handler = (_, response) => json(response, { gitVersion: 'v1.36.0' });

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('a server that proves who it is', () => {
  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>?]>([
    ['by its authority', {}],
    ['by its authority, to nobody', {}, { user: null }],
    ['under the name that it should have', { 'tls-server-name': 'kubernetes.default' }],
    ['to somebody who does not care', { 'certificate-authority-data': null, 'insecure-skip-tls-verify': true }],
  ])('%s is asked', async (_, cluster, context = {}) => {
    const server = await apiServer(version);
    const { cluster: home } = await opened(kubeconfig(server.url, { cluster, context }));
    expect(valueOf(await home.version(never))).toBe('v1.36.0');
  });

  test('may lie behind a path', async () => {
    const server = await apiServer(version);
    const { cluster: home } = await opened(kubeconfig(`${server.url}/k8s/clusters/c-1/`));
    await home.version(never);
    expect(server.asked).toEqual(['GET /k8s/clusters/c-1/version']);
    expect(home.server).toBe(`${server.url}/k8s/clusters/c-1`);
  });

  test('need not do so where the kubeconfig says http', async () => {
    const server = await apiServer(version, null);
    const { cluster: home } = await opened(kubeconfig(server.url));
    expect(valueOf(await home.version(never))).toBe('v1.36.0');
  });
});

describe('a server that does not', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>, string]>([
    [
      'another authority',
      'server',
      { 'certificate-authority-data': pemData('other.pem') },
      'an authority that is not known',
    ],
    ['no authority', 'server', { 'certificate-authority-data': null }, 'an authority that is not known'],
    ['a certificate of the past', 'expired', {}, 'its certificate has expired'],
    ['another name', 'server', { 'tls-server-name': 'other' }, 'its certificate is for another name'],
  ])('by %s is told nothing', async (_, certificate, cluster, message) => {
    const server = await apiServer(version, certificate);
    const { cluster: home } = await opened(kubeconfig(server.url, { cluster, user: { token: 'hunter2' } }));
    expect(failureIn(await home.version(never))).toMatchObject({
      code: 'tls',
      message: expect.stringContaining(message),
    });
    expect(server.asked).toEqual([]);
  });
});

describe('a connection', () => {
  test.each<[string, () => Promise<string>, Partial<Failure>]>([
    [
      'to where nobody listens',
      async () => {
        const server = createTcp();
        const port = await listening(server);
        await new Promise((resolve) => void server.close(resolve));
        return `https://127.0.0.1:${port}`;
      },
      { code: 'unreachable', message: expect.stringContaining('nothing listens there') },
    ],
    [
      // Too long to be asked of anybody.
      'to a name that nobody knows',
      async () => `https://${'x'.repeat(64)}.invalid`,
      { code: 'unreachable', message: expect.stringContaining('the name of the host is not known') },
    ],
    [
      'to a server of plain HTTP',
      async () => `https://127.0.0.1:${await listening(createServer((_, response) => void response.end()))}`,
      { code: 'tls', message: expect.stringContaining('No secure connection') },
    ],
    [
      'to something that is no HTTP',
      async () => `http://127.0.0.1:${await listening(createTcp((socket) => void socket.end('220 mail\r\n')))}`,
      { code: 'unreadable' },
    ],
  ])('%s fails at once', async (_, address, failure) => {
    const { cluster } = await opened(kubeconfig(await address()));
    expect(failureIn(await cluster.version(never))).toMatchObject(failure);
  });

  test('into a black hole is given up after 10 s', async () => {
    const taken = Promise.withResolvers<void>();
    const port = await listening(createTcp(() => taken.resolve()));
    const { cluster, timers } = await opened(kubeconfig(`https://127.0.0.1:${port}`));
    const asking = cluster.version(never);
    await taken.promise;
    timers.advance(10_000);
    expect(failureIn(await asking)).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('does not answer within 10 s'),
    });
  });

  test('that was closed by the server in the meantime is made anew', async () => {
    const server = await apiServer(version);
    const { cluster, timers } = await opened(kubeconfig(server.url));
    await cluster.version(never);
    server.cut();
    const asking = cluster.version(never);
    // It may be noticed before or after the request is sent.
    const isOver = asking.then(() => true);
    if (!(await Promise.race([isOver, timers.waiting(1000).then(() => false)]))) timers.advance(1000);
    expect(valueOf(await asking)).toBe('v1.36.0');
    expect(server.connections).toBe(2);
  });

  test('with other certificates is another connection', async () => {
    const server = await apiServer(version);
    const user = { 'client-certificate': 'client.pem', 'client-key': 'client.key' };
    const files = { 'client.pem': pem('client.pem'), 'client.key': pem('client.key') };
    const { cluster, folder, timers } = await opened(kubeconfig(server.url, { user }), { files });
    await cluster.version(never);
    await cluster.version(never);
    expect(server.connections).toBe(1);
    writeFileSync(`${folder}/client.pem`, pem('server.pem'));
    writeFileSync(`${folder}/client.key`, pem('server.key'));
    timers.advance(60_000);
    await cluster.version(never);
    expect(server.connections).toBe(2);
  });
});

describe('a proxy', () => {
  const proxy = async (status = 200) => {
    const asked: string[] = [];
    const server = createServer();
    server.on('connect', (request, socket) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const [host, port] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
      for (const end of [upstream, socket]) end.on('error', () => undefined);
    });
    return { asked, url: `http://me:secret@127.0.0.1:${await listening(server)}` };
  };

  test('of the kubeconfig is on the way, and used again', async () => {
    const [server, way] = [await apiServer(version), await proxy()];
    const { cluster } = await opened(kubeconfig(server.url, { cluster: { 'proxy-url': way.url } }));
    expect(valueOf(await cluster.version(never))).toBe('v1.36.0');
    expect(valueOf(await cluster.version(never))).toBe('v1.36.0');
    expect(way.asked).toEqual([`127.0.0.1:${server.port} Basic bWU6c2VjcmV0`]);
  });

  test('that does not let through is told, without its password', async () => {
    const [server, way] = [await apiServer(version), await proxy(407)];
    const { cluster } = await opened(kubeconfig(server.url, { cluster: { 'proxy-url': way.url } }));
    const failure = failureIn(await cluster.version(never));
    expect(failure).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('The proxy does not lead to'),
    });
    expect(failure.message).not.toContain('secret');
    expect(server.asked).toEqual([]);
  });
});
