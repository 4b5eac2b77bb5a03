import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { failureIn, kubeconfig, never, opened, valueOf } from './opened.ts';
import { cluster, pod, pods } from './pods.ts';
import { apiServer, json } from './server.ts';

const place = { namespace: 'web', name: 'a' };

const leases = { kind: 'APIResourceList', resources: [{ name: 'leases', kind: 'Lease', namespaced: true }] };

test('A write that takes as long as webhooks may is waited for, once it is on its way', async () => {
  let answer = (): void => undefined;
  const {
    cluster: home,
    server,
    timers,
  } = await cluster((_, response) => {
    answer = () => json(response, pod('a'));
  });
  const patching = home.writes.patch(pods, place, {}, never);
  await server.came(2);
  timers.advance(10_000);
  timers.advance(34_000);
  answer();
  expect(valueOf(await patching).metadata.name).toBe('a');
  expect(timers.pending).toEqual([]);
});

test.each<[string, typeof pods, number, number]>([
  ['a Pod', pods, 45, 45],
  // It would be lost by then.
  ['a Lease', { ...pods, apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' }, 10, 10],
])('A write of %s is given up in the end, and not sent again', async (_, kind, most, told) => {
  const {
    cluster: home,
    server,
    timers,
  } = await cluster((request, response) => {
    if (request.method === 'GET') json(response, leases);
  });
  const patching = home.writes.patch(kind, place, {}, never);
  await server.came(2);
  timers.advance(10_000);
  timers.advance((most - 10) * 1000);
  expect(failureIn(await patching)).toMatchObject({
    code: 'timeout',
    message: expect.stringMatching(new RegExp(` does not answer within ${told} s\\.$`)),
  });
  expect(home.requests.write).toBe(1);
});

test('A write that does not get on its way is given up as any request', async () => {
  const known = { kind: 'APIResourceList', resources: [{ name: 'pods', kind: 'Pod', namespaced: true }] };
  const server = await apiServer((_, response) => json(response, known, 200, { connection: 'close' }));
  const swallowed = Promise.withResolvers<void>();
  let connections = 0;
  const front = createServer((socket) => {
    socket.on('error', () => undefined);
    if (connections++ > 0) return swallowed.resolve();
    const behind = connect(server.port, '127.0.0.1');
    behind.on('error', () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => void front.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void front.close());
  const { port } = front.address() as AddressInfo;
  const { cluster: home, timers } = await opened(kubeconfig(`https://127.0.0.1:${port}`));
  const patching = home.writes.patch(pods, place, {}, never);
  await swallowed.promise;
  timers.advance(10_000);
  expect(failureIn(await patching)).toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('within 10 s'),
  });
});
