import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../src/domain/kubernetes/failure.ts';
import { everything } from '../../../../src/domain/kubernetes/query.ts';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, endless, list, pod, pods } from './pods.ts';
import { json, status } from './server.ts';
import type { Handler } from './server.ts';

const queryOf = (url = '') => new URL(url, 'https://x').searchParams;

describe('a list', () => {
  test('has all pages, each object with its kind and without what nobody asks for', async () => {
    const { cluster: home, server } = await cluster((request, response) => {
      const next = queryOf(request.url).get('continue');
      json(response, next === null ? list([pod('a', { spec: {} })], 'more') : list([pod('b')]));
    });
    expect(valueOf(await home.list(pods, never))).toEqual({
      resourceVersion: '7',
      objects: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'a', namespace: 'web', resourceVersion: '5' },
          spec: {},
        },
        { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b', namespace: 'web', resourceVersion: '5' } },
      ],
    });
    expect(server.asked).toEqual([
      'GET /api/v1',
      'GET /api/v1/pods?limit=250',
      'GET /api/v1/pods?limit=250&continue=more',
    ]);
    expect(home.requests).toEqual({ list: 2, get: 1, watch: 0, write: 0 });
  });

  test('of what is large has small pages', async () => {
    const { cluster: home, server } = await cluster((request, response) =>
      json(
        response,
        request.url === '/apis/argoproj.io/v1alpha1'
          ? { resources: [{ name: 'applications', kind: 'Application', namespaced: true }] }
          : list([]),
      ),
    );
    await home.list(everything('argoproj.io/v1alpha1', 'Application'), never);
    expect(server.asked.at(-1)).toBe('GET /apis/argoproj.io/v1alpha1/applications?limit=25');
  });

  test('uses one connection for all of it', async () => {
    const { cluster: home, server } = await cluster((_, response) => json(response, list([])));
    await home.list(pods, never);
    await home.list(pods, never);
    await home.list(pods, never);
    expect(server.connections).toBe(1);
    expect(server.asked.filter((one) => one === 'GET /api/v1')).toHaveLength(1);
  });

  test('is narrowed down by namespace and selectors, encoded', async () => {
    const { cluster: home, server } = await cluster((_, response) => json(response, list([])));
    await home.list({ ...pods, namespace: 'a/../b', labels: 'x in (a, b)', fields: 'metadata.name=é' }, never);
    expect(server.asked[1]).toBe(
      'GET /api/v1/namespaces/a%2F..%2Fb/pods?labelSelector=x+in+%28a%2C+b%29&fieldSelector=metadata.name%3D%C3%A9&limit=250',
    );
    await home.list({ ...everything('v1', 'Namespace'), namespace: 'web' }, never);
    expect(server.asked.at(-1)).toBe('GET /api/v1/namespaces?limit=250');
  });

  test('comes compressed where the server does that', async () => {
    const { cluster: home, server } = await cluster((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(list([pod('a')])))),
    );
    expect(valueOf(await home.list(pods, never)).objects).toHaveLength(1);
    expect(server.headers.at(-1)).toMatchObject({ 'accept-encoding': 'gzip', 'user-agent': 'slipway/test' });
  });

  test('of metadata has nothing else, whatever the server sends', async () => {
    const { cluster: home, server } = await cluster((_, response) =>
      json(response, { ...list([pod('a', { data: { password: 'aHVudGVyMg==' } })]) }),
    );
    const secrets = { ...everything('v1', 'Secret'), view: 'metadata' } as const;
    expect(valueOf(await home.list(secrets, never)).objects).toEqual([
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'web', resourceVersion: '5' } },
    ]);
    expect(server.headers.at(-1)?.accept).toBe('application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io');
  });

  test('as a table has the printed columns', async () => {
    const { cluster: home, server } = await cluster((_, response) =>
      json(response, {
        kind: 'Table',
        metadata: { resourceVersion: '9' },
        columnDefinitions: [{ name: 'Name' }, { name: 'Ready' }],
        rows: [{ cells: ['a', '1/1'], object: { kind: 'PartialObjectMetadata', ...pod('a') } }],
      }),
    );
    expect(valueOf(await home.list({ ...pods, view: 'table' }, never))).toMatchObject({
      resourceVersion: '9',
      objects: [{ kind: 'Pod', metadata: { name: 'a' }, cells: { Name: 'a', Ready: '1/1' } }],
    });
    expect(server.asked.at(-1)).toBe('GET /api/v1/pods?includeObject=Metadata&limit=250');
  });

  test('may have no place in any history', async () => {
    const { cluster: home } = await cluster((_, response) => json(response, { metadata: {}, items: [pod('a')] }));
    expect(valueOf(await home.list(pods, never))).toMatchObject({ resourceVersion: '', objects: [{ kind: 'Pod' }] });
  });

  test.each<[string, Handler, Partial<Failure>]>([
    [
      'that never ends: a page leads to one before',
      (_, response) => json(response, list([], 'same')),
      { code: 'unreadable', message: expect.stringContaining('a page leads to one that was there before') },
    ],
    [
      'of more than 200 pages',
      (request, response) => json(response, list([], `${Number(queryOf(request.url).get('continue') ?? 0) + 1}`)),
      { code: 'too-large', message: expect.stringContaining('has more than 200 pages') },
    ],
    [
      'that is forbidden, with the right that is missing',
      (_, response) => status(response, 403, 'Forbidden'),
      {
        code: 'forbidden',
        message: 'You may not list pods.',
        remedy: 'Ask for the right to list pods.',
        right: { verb: 'list', group: '', resource: 'pods', namespace: null },
      },
    ],
    [
      'that leads elsewhere',
      (_, response) => response.writeHead(307, { location: 'https://elsewhere/' }).end(),
      { code: 'redirect', message: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+ leads elsewhere \(307\)/) },
    ],
    [
      'that is a web page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
      { code: 'unreadable', message: expect.stringContaining('no JSON') },
    ],
    [
      'that is another object',
      (_, response) => json(response, { kind: 'Pod', metadata: {} }),
      { code: 'unreadable', message: expect.stringContaining('is no list') },
    ],
    [
      'that is refused, in the words of the server',
      (_, response) => status(response, 400, 'BadRequest'),
      { code: 'refused', message: expect.stringMatching(/answers 400: BadRequest it is\.$/) },
    ],
    [
      'of a definition that is gone',
      (_, response) => void response.writeHead(404).end('404 page not found\n'),
      { code: 'no-kind', message: 'The cluster has no Pod of v1.', remedy: 'Install what defines it.' },
    ],
    [
      'that is one gigabyte long',
      endless,
      { code: 'too-large', message: expect.stringContaining('has more than 64 MB') },
    ],
    [
      'that is one gigabyte when it is unpacked',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(80 * 1024 * 1024)));
      },
      { code: 'too-large' },
    ],
  ])('%s', async (_, handler, failure) => {
    const { cluster: home } = await cluster(handler);
    expect(failureIn(await home.list(pods, never))).toMatchObject(failure);
  });

  test('whose pages are too old is begun again', async () => {
    let asked = 0;
    const { cluster: home } = await cluster((request, response) => {
      const isFirst = queryOf(request.url).get('continue') === null;
      if (isFirst) json(response, list([pod('a')], `page-${++asked}`));
      else if (asked < 3) status(response, 410, 'Expired');
      else json(response, list([pod('b')]));
    });
    expect(valueOf(await home.list(pods, never)).objects.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
    asked = -10;
    expect(failureIn(await home.list(pods, never)).code).toBe('expired');
  });

  test('of a kind that the cluster does not have is looked for again each time', async () => {
    const { cluster: home, server } = await cluster((request, response) => {
      if (request.url === '/apis/example.org/v1' && server.asked.length > 1)
        return json(response, { resources: [{ name: 'ships', kind: 'Ship', namespaced: true }] });
      if (request.url?.startsWith('/apis/example.org/v1/ships') === true) return json(response, list([]));
      response.writeHead(404).end('404 page not found');
    });
    const ships = everything('example.org/v1', 'Ship');
    expect(failureIn(await home.list(ships, never))).toMatchObject({
      code: 'no-kind',
      message: 'The cluster has no Ship of example.org/v1.',
    });
    expect(valueOf(await home.list(ships, never)).objects).toEqual([]);
  });
});
