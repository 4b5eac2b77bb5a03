import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pemData } from '../certificates.ts';
import { failureIn, kubeconfig, never, opened, valueOf } from '../opened.ts';
import { failureOf, home, http, path, place, says } from './forwarding.ts';
import { kubelet, message, ports } from './kubelet.ts';
import type { Forwarding } from './kubelet.ts';

describe('A Pod is asked through a port-forward', () => {
  test('with one GET, and its text is the answer', async () => {
    let inner = '';
    const { cluster, server } = await home(async ({ accept, send, request }) => {
      accept();
      send(ports());
      inner = await request();
      send(message(0, http('-----BEGIN\n')));
    });
    expect(valueOf(await cluster.askPod(place, path, never))).toBe('-----BEGIN\n');
    expect(server.asked).toEqual(['GET /api/v1/namespaces/keys/pods/sealed-0/portforward?ports=8080']);
    expect(server.headers[0]).toMatchObject({
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-protocol': 'v4.channel.k8s.io',
      'user-agent': 'slipway/test',
    });
    expect(inner.split('\r\n').toSorted()).toEqual(
      ['GET /v1/cert.pem HTTP/1.1', 'Accept: */*', 'Connection: close', 'Host: localhost:8080', '', ''].toSorted(),
    );
    expect(cluster.requests).toEqual({ list: 0, get: 1, watch: 0, write: 0 });
  });

  test('as who the context says, and the end is said too', async () => {
    const user = {
      token: 'hunter2',
      'client-certificate-data': pemData('client.pem'),
      'client-key-data': pemData('client.key'),
    };
    const { cluster, server } = await home(says(message(0, http('x'))), user);
    expect(valueOf(await cluster.askPod(place, path, never))).toBe('x');
    expect(server.headers[0]).toMatchObject({ authorization: 'Bearer hunter2' });
    await server.frame('close');
    await server.ended();
    expect(new Set(server.came)).toEqual(new Set(['binary', 'close']));
  });
});

test('A Pod is asked through a proxy, as everything is', async () => {
  const server = await kubelet(says(message(0, http('abc'))));
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const through = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(through).pipe(socket);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const cluster = { 'proxy-url': `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  const { cluster: api } = await opened(kubeconfig(server.url, { cluster }));
  expect(valueOf(await api.askPod(place, path, never))).toBe('abc');
  expect(tunnels).toEqual([new URL(server.url).host]);
  await server.ended();
});

const status = (code: number, reason: string, said: string): string =>
  JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message: said, reason, code });

const right = (verb: string) => ({ verb, group: '', resource: 'pods/portforward', namespace: 'keys' });

test.each<[string, (forwarding: Forwarding) => unknown, object]>([
  [
    'no right to create',
    ({ answer }) => answer(403, status(403, 'Forbidden', 'User "dev" cannot create resource "pods/portforward"')),
    {
      code: 'forbidden',
      right: right('create'),
      message: 'You may not create pods/portforward in namespace "keys".',
    },
  ],
  [
    'no right to get',
    ({ answer }) => answer(403, status(403, 'Forbidden', 'User "dev" cannot get resource "pods/portforward"')),
    { code: 'forbidden', right: right('get'), message: 'You may not get pods/portforward in namespace "keys".' },
  ],
  ['credentials that are not taken', ({ answer }) => answer(401, ''), { code: 'unauthorized' }],
  [
    'no Pod',
    ({ answer }) => answer(404, status(404, 'NotFound', 'pods "sealed-0" not found')),
    { code: 'missing', message: 'There is no Pod "sealed-0" in namespace "keys".' },
  ],
  [
    'a Pod without a Node',
    ({ answer }) => answer(400, status(400, 'BadRequest', 'pod sealed-0 does not have a host assigned')),
    { code: 'refused', message: expect.stringContaining('does not have a host assigned') },
  ],
  ['a way elsewhere', ({ answer }) => answer(302, '', { Location: '/x' }), { code: 'redirect' }],
  [
    'who keeps to HTTP',
    ({ answer }) => answer(200, 'hello'),
    { code: 'unreadable', message: expect.stringContaining('does not change the protocol') },
  ],
])('What meets %s is a failure, and the connection ends', async (_, forward, failure) => {
  expect(await failureOf(forward)).toMatchObject(failure);
});

test('an overloaded server comes again', async () => {
  let times = 0;
  const { cluster, timers } = await home((forwarding) =>
    ++times < 3 ? forwarding.answer(502, 'error dialing backend') : says(message(0, http('abc')))(forwarding),
  );
  timers.hurry(5_000);
  expect(valueOf(await cluster.askPod(place, path, never))).toBe('abc');
  expect(cluster.requests).toMatchObject({ get: 3 });
});

test('a kubelet that is not there is a failure', async () => {
  const { cluster, timers } = await home(({ answer }) => answer(502, 'error dialing backend: connection refused'));
  timers.hurry(5_000);
  expect(failureIn(await cluster.askPod(place, path, never))).toMatchObject({
    code: 'server',
    message: expect.stringContaining('502: error dialing backend: connection refused.'),
  });
});

test.each<[string, (forwarding: Forwarding) => unknown, string]>([
  ['before it agrees', () => undefined, '127.0.0.1'],
  ['after it', says(), 'Port 8080 of Pod "keys/sealed-0" does not answer within 10 s.'],
  ['within the answer', says(message(0, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab')), 'within 10 s'],
])('silence %s has an end', async (_, forward, said) => {
  const { cluster, server, timers } = await home(async (forwarding) => {
    await forward(forwarding);
    timers.advance(10_000);
  });
  const failure = failureIn(await cluster.askPod(place, path, never));
  expect(failure).toMatchObject({ code: 'timeout', message: expect.stringContaining(said) });
  await server.ended();
});

test.each<[string, (forwarding: Forwarding) => unknown]>([
  ['before it agrees', () => undefined],
  ['after it', says(message(0, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'))],
])('the signal %s ends it', async (_, forward) => {
  const stop = new AbortController();
  const { cluster, server, timers } = await home(async (forwarding) => {
    await forward(forwarding);
    stop.abort(new Error('stopped'));
  });
  await expect(cluster.askPod(place, path, stop.signal)).rejects.toThrow('stopped');
  await server.ended();
  expect(timers.pending).toEqual([]);
});

test.each<[string, object, string]>([
  ['a port that is none', { port: 0 }, path],
  ['a port above all', { port: 65_536 }, path],
  ['half a port', { port: 80.5 }, path],
  ['a namespace that leads elsewhere', { namespace: '..' }, path],
  ['a Pod without a name', { pod: '' }, path],
  ['a path with a line', {}, '/a\r\nHost: x'],
  ['a path that is none', {}, 'http://192.0.2.1/'],
])('Nothing is sent for %s', async (_, other, asked) => {
  const { cluster, server } = await home(() => undefined);
  expect(failureIn(await cluster.askPod({ ...place, ...other }, asked, never)).code).toBe('refused');
  expect(server.asked).toEqual([]);
});
