import { expect, test } from 'vitest';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, pod } from './pods.ts';
import { json, status } from './server.ts';

const named = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };

test('An object that names no namespace goes into that of the context', async () => {
  const { cluster: home, server } = await cluster((_, response) => json(response, pod('a')));
  valueOf(await home.writes.create(named, never));
  expect(server.asked.at(-1)).toBe('POST /api/v1/namespaces/default/pods?fieldManager=slipway');
});

test('What is in no namespace is asked for in none', async () => {
  const { cluster: home, server } = await cluster((_, response) => json(response, { metadata: { name: 'web' } }));
  await home.writes.tryApply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }, never);
  expect(server.asked.at(-1)).toMatch(/^PATCH \/api\/v1\/namespaces\/web\?/);
});

test('A kind that is not where it was is looked for anew', async () => {
  let isGone = true;
  const { cluster: home, server } = await cluster((_, response) => {
    if (isGone) status(response, 404);
    else json(response, pod('a'));
  });
  expect(failureIn(await home.writes.create(named, never)).code).toBe('no-kind');
  isGone = false;
  expect(valueOf(await home.writes.create(named, never)).metadata.name).toBe('a');
  expect(server.asked.filter((asked) => asked === 'GET /api/v1')).toHaveLength(2);
});

test('Every write is counted as one', async () => {
  const { cluster: home } = await cluster((_, response) => json(response, pod('a')));
  await home.writes.create(named, never);
  await home.writes.tryApply(named, never);
  await home.writes.patch(named, { namespace: 'web', name: 'a' }, {}, never);
  await home.writes.remove(named, { namespace: 'web', name: 'a' }, 'u', never);
  expect(home.requests).toEqual({ list: 0, get: 1, watch: 0, write: 4 });
});
