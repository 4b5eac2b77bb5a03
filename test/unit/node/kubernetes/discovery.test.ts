import { describe, expect, test } from 'vitest';
import { everything } from '../../../../src/domain/kubernetes/query.ts';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, list } from './pods.ts';
import { json, status } from './server.ts';

const ships = everything('example.org/v1', 'Ship');
const found = {
  resources: [{ name: 'ships', kind: 'Ship', namespaced: true }, { name: 'ships/status', kind: 'Ship' }, null],
};

describe('a kind', () => {
  test('is looked for once, also by several at the same time', async () => {
    const { cluster: home, server } = await cluster((request, response) =>
      json(response, request.url === '/apis/example.org/v1' ? found : list([])),
    );
    await Promise.all([home.list(ships, never), home.list({ ...ships, namespace: 'a' }, never)]);
    await home.list(ships, never);
    expect(server.asked.filter((one) => one === 'GET /apis/example.org/v1')).toHaveLength(1);
  });

  test('that is not there is looked for again each time', async () => {
    let isThere = false;
    const { cluster: home } = await cluster((request, response) => {
      if (isThere) json(response, request.url === '/apis/example.org/v1' ? found : list([]));
      else response.writeHead(404).end('404 page not found');
    });
    expect(failureIn(await home.list(ships, never)).code).toBe('no-kind');
    isThere = true;
    expect(valueOf(await home.list(ships, never)).objects).toEqual([]);
  });

  test('that goes is forgotten, and found when it comes again at another place', async () => {
    let plural = 'ships';
    const { cluster: home } = await cluster((request, response) => {
      if (request.url === '/apis/example.org/v1') json(response, { resources: [{ name: plural, kind: 'Ship' }] });
      else if (request.url?.startsWith(`/apis/example.org/v1/${plural}?`) === true) json(response, list([]));
      else response.writeHead(404).end('404 page not found');
    });
    expect(valueOf(await home.list(ships, never)).objects).toEqual([]);
    plural = 'vessels';
    expect(failureIn(await home.list(ships, never)).code).toBe('no-kind');
    expect(valueOf(await home.list(ships, never)).objects).toEqual([]);
  });

  test('of a version without it is not there', async () => {
    const { cluster: home } = await cluster((_, response) => json(response, { resources: [] }));
    expect(failureIn(await home.list(ships, never))).toMatchObject({
      code: 'no-kind',
      message: 'The cluster has no Ship of example.org/v1.',
    });
  });

  test('that nobody may look for is told with the right', async () => {
    const { cluster: home } = await cluster((_, response) => status(response, 403, 'Forbidden'));
    expect(failureIn(await home.list(ships, never))).toMatchObject({
      code: 'forbidden',
      message: 'You may not get /apis/example.org/v1.',
    });
  });
});
