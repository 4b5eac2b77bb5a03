import { expect, test } from 'vitest';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, endless } from './pods.ts';
import { status } from './server.ts';
import type { Handler } from './server.ts';

const place = { namespace: 'keys', service: 'http:sealed-secrets:8080' };

test('A Service is asked through the API server, and its text is the answer', async () => {
  const { cluster: home, server } = await cluster((_, response) => response.end('-----BEGIN\n'));
  expect(valueOf(await home.ask(place, '/v1/cert.pem', never))).toBe('-----BEGIN\n');
  expect(server.asked).toEqual(['GET /api/v1/namespaces/keys/services/http:sealed-secrets:8080/proxy/v1/cert.pem']);
  expect(server.headers[0]).toMatchObject({ accept: '*/*' });
  expect(home.requests).toEqual({ list: 0, get: 1, watch: 0, write: 0 });
});

test.each<[string, Handler, object]>([
  [
    'nothing there',
    (_, response) => response.writeHead(404).end('404 page not found'),
    {
      code: 'missing',
      message: 'Service "http:sealed-secrets:8080" in namespace "keys" has nothing at "/v1/cert.pem".',
    },
  ],
  ['no Service', (_, response) => status(response, 404, 'NotFound'), { code: 'missing' }],
  [
    'no right',
    (_, response) => status(response, 403, 'Forbidden'),
    { code: 'forbidden', right: { verb: 'get', group: '', resource: 'services/proxy', namespace: 'keys' } },
  ],
  ['a way elsewhere', (_, response) => response.writeHead(302, { location: '/x' }).end(), { code: 'redirect' }],
  ['text without end', endless, { code: 'too-large', message: expect.stringContaining('more than 1 MB') }],
])('What meets %s is a failure', async (_, handler, failure) => {
  const { cluster: home } = await cluster(handler);
  expect(failureIn(await home.ask(place, '/v1/cert.pem', never))).toMatchObject(failure);
});

test.each(['../secrets', 'a/../../b', 'a//b', './a'])('The path "%s" does not lead out', async (path) => {
  const { cluster: home, server } = await cluster((_, response) => response.end('x'));
  expect(failureIn(await home.ask(place, path, never)).code).toBe('refused');
  expect(server.asked).toEqual([]);
});
