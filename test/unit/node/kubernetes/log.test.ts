import { expect, test } from 'vitest';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, endless } from './pods.ts';
import { status } from './server.ts';

const place = { namespace: 'probe', pod: 'a', container: null };

test('The end of what a container has printed is text, and a get', async () => {
  const { cluster: home, server } = await cluster((_, response) => response.end('one\ntwo\n'));
  expect(valueOf(await home.log(place, never))).toBe('one\ntwo\n');
  expect(server.asked).toEqual(['GET /api/v1/namespaces/probe/pods/a/log?tailLines=1000']);
  expect(home.requests).toEqual({ list: 0, get: 1, watch: 0, write: 0 });
});

test('A container is named when there are several', async () => {
  const { cluster: home, server } = await cluster((_, response) => response.end(''));
  await home.log({ ...place, container: 'main' }, never);
  expect(server.asked).toEqual(['GET /api/v1/namespaces/probe/pods/a/log?container=main&tailLines=1000']);
});

test('What can not be had is a failure', async () => {
  const forbidden = await cluster((_, response) => status(response, 403, 'Forbidden'));
  expect(failureIn(await forbidden.cluster.log(place, never))).toMatchObject({
    code: 'forbidden',
    right: { verb: 'get', group: '', resource: 'pods/log', namespace: 'probe' },
  });
  const long = await cluster(endless);
  expect(failureIn(await long.cluster.log(place, never)).code).toBe('too-large');
});
