import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeHttp, systemWorld } from '../../../src/node/http.ts';
import { pem } from './kubernetes/certificates.ts';
import { apiServer, json } from './kubernetes/server.ts';

const { signal } = new AbortController();
const trusting = { authorities: () => [pem('authority.pem')], limit: 10_000 };
const strange = { authorities: () => [], limit: 10_000 };
const token = 'glpat-1234';

const get = (url: string, { world = trusting, secret = null as string | null } = {}) =>
  nodeHttp(world).get({ url, token: secret }, signal);

describe('an address answers', () => {
  test('with status, text and the certificate', async () => {
    const server = await apiServer((_, response) => json(response, { ok: true }));
    expect(await get(`${server.url}/health?a=b#c`)).toEqual({
      status: 200,
      text: '{"ok":true}',
      certificate: {
        issuer: expect.any(String) as string,
        validTo: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        isTrusted: true,
      },
    });
    expect(server.asked).toEqual(['GET /health?a=b']);
    expect(server.headers[0]).not.toHaveProperty('authorization');
  });

  test('without one, over http', async () => {
    const server = await apiServer((_, response) => json(response, {}), null);
    expect(await get(server.url)).toEqual({ status: 200, text: '{}', certificate: null });
  });

  test.each([301, 302, 403, 404, 500])('with %i, which is an answer as well and leads nowhere', async (status) => {
    const server = await apiServer((_, response) => json(response, {}, status, { location: '/elsewhere' }));
    expect(await get(server.url)).toMatchObject({ status });
    expect(server.asked).toEqual(['GET /']);
  });

  test.each([
    ['of an authority that nobody trusts', 'server', strange],
    ['that has expired', 'expired', trusting],
  ])('with a certificate %s, and says so', async (_, certificate, world) => {
    const server = await apiServer((_request, response) => json(response, {}), certificate);
    expect(await get(server.url, { world })).toMatchObject({ status: 200, certificate: { isTrusted: false } });
  });

  test('with a certificate for another name', async () => {
    const server = await apiServer((_, response) => json(response, {}));
    expect(await get(`https://[::ffff:127.0.0.1]:${server.port}`)).toMatchObject({
      certificate: { isTrusted: false },
    });
  });
});

describe('a token', () => {
  test('goes to a server that has proved who it is', async () => {
    const server = await apiServer((_, response) => json(response, {}));
    expect(await get(server.url, { secret: token })).toMatchObject({ status: 200, certificate: { isTrusted: true } });
    expect(server.headers[0]).toMatchObject({ authorization: `Bearer ${token}` });
  });

  test.each([
    ['whose authority is not trusted', 'server', strange, '127.0.0.1', /authority that is not trusted/],
    ['whose certificate has expired', 'expired', trusting, '127.0.0.1', /has expired/],
    ['whose certificate is for another name', 'server', trusting, '[::ffff:127.0.0.1]', /for another name/],
  ])('never goes to a server %s', async (_, certificate, world, host, why) => {
    const server = await apiServer((_request, response) => json(response, {}), certificate);
    const answer = await get(`https://${host}:${server.port}`, { world, secret: token });
    expect(answer).toEqual({ failure: expect.stringMatching(why) as string });
    expect(answer).toEqual({ failure: expect.stringMatching(/the token was not sent$/) as string });
    expect(server.asked).toEqual([]);
  });

  test('never goes over http, nor where a redirect leads', async () => {
    const open = await apiServer((_, response) => json(response, {}), null);
    expect(await get(open.url, { secret: token })).toEqual({ failure: 'a token is sent over https only' });
    expect(open.connections).toBe(0);
    const server = await apiServer((_, response) => json(response, {}, 302, { location: open.url }));
    expect(await get(server.url, { secret: token })).toMatchObject({ status: 302 });
    expect(open.connections).toBe(0);
  });

  test('with a line break is not sent', async () => {
    const server = await apiServer((_, response) => json(response, {}));
    const answer = await get(server.url, { secret: 'a\r\nhost: elsewhere' });
    expect(answer).toEqual({ failure: 'the token has characters that no token has' });
    expect(server.connections).toBe(0);
  });
});

describe('no answer', () => {
  test.each([
    ['nonsense', 'it is no address'],
    ['file:///etc/passwd', 'only http and https are asked'],
    ['ftp://127.0.0.1/', 'only http and https are asked'],
    ['https://user:hunter2@127.0.0.1:1/', 'an address with a password is not asked'],
    ['http://127.0.0.1:1/', 'nothing listens there'],
  ])('%s', async (url, failure) => {
    expect(await get(url)).toEqual({ failure });
  });

  test.each(['server', null])('more than 1 MiB (%s)', async (certificate) => {
    const server = await apiServer((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', more);
      more();
    }, certificate);
    expect(await get(server.url)).toEqual({ failure: 'the answer has more than 1 MiB' });
  });

  test('compressed, though nobody asked for it: it could be of any size', async () => {
    const server = await apiServer((request, response) => {
      expect(request.headers['accept-encoding']).toBe('identity');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1e6)));
    });
    expect(await get(server.url)).toEqual({ failure: 'the answer is compressed though nobody asked for that' });
  });

  test('a connection that breaks off within the answer', async () => {
    const server = await apiServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      response.socket?.once('drain', () => undefined);
      setImmediate(() => response.socket?.destroy());
    });
    expect(await get(server.url)).toEqual({ failure: expect.any(String) as string });
  });

  test.each(['nothing', 'headers'])('within the limit, when there comes %s', async (what) => {
    const server = await apiServer((_, response) => {
      if (what === 'headers') response.writeHead(200).flushHeaders();
    });
    expect(await get(server.url, { world: { ...trusting, limit: 50 } })).toEqual({
      failure: 'there is no answer within 0.05 s',
    });
  });

  test('from somebody who talks no TLS', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await get(`https://127.0.0.1:${port}`)).toEqual({
      failure: expect.stringMatching(/^no secure connection comes about/) as string,
    });
  });

  test('to somebody who has given up: it rejects', async () => {
    const server = await apiServer(() => undefined);
    const stop = new AbortController();
    const asking = nodeHttp(trusting).get({ url: server.url, token: null }, stop.signal);
    await server.came(1);
    stop.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
  });
});

test('What the system trusts is trusted, and is looked for only when there is TLS', async () => {
  expect(systemWorld.authorities().length).toBeGreaterThan(0);
  const server = await apiServer((_, response) => json(response, {}), null);
  const asked: string[] = [];
  const world = { limit: 10_000, authorities: () => [String(asked.push('authorities'))] };
  await get(server.url, { world });
  expect(asked).toEqual([]);
});
