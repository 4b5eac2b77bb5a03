import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { kubeconformPlain, plain } from '../../../src/domain/schema/dialect.ts';
import { noFormats } from '../../../src/domain/schema/format.ts';
import { LocationCatalog } from '../../../src/node/location.ts';
import { folderWith } from './folder.ts';

const never = new AbortController().signal;
const schema = JSON.stringify({
  type: 'object',
  properties: { a: { $ref: '#/definitions/a~1b' } },
  definitions: { 'a/b': { type: 'string' } },
});

/** A server on this machine, and the paths that it was asked for. */
async function serving(answer: RequestListener): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('a folder of schemas', () => {
  const template = '{{ .ResourceKind }}.json';

  test('A kind is known once its file has been fetched', async () => {
    const folder = folderWith({ 'ship.json': schema });
    const catalog = new LocationCatalog(join(folder, template), '1.36.0');
    expect(catalog.find('x.io', 'v1', 'Ship')).toBeUndefined();
    expect(await catalog.settle(never)).toBe(true);
    const found = catalog.find('x.io', 'v1', 'Ship');
    const file = join(folder, 'ship.json');
    expect(found).toMatchObject({
      dialect: plain,
      source: { from: 'location', label: file },
      located: { file },
    });
    expect(await catalog.settle(never)).toBe(false);
  });

  test('is read in its own draft, and as it is asked for', async () => {
    const folder = folderWith({
      'ship.json': '{"$schema":"https://json-schema.org/draft/2020-12/schema"}',
      'boat.json': '{}',
    });
    const catalog = new LocationCatalog(join(folder, template), '1.36.0', kubeconformPlain);
    for (const kind of ['Ship', 'Boat']) catalog.find('x.io', 'v1', kind);
    await catalog.settle(never);
    expect(catalog.find('x.io', 'v1', 'Ship')?.dialect).toEqual({ ...kubeconformPlain, formats: noFormats });
    expect(catalog.find('x.io', 'v1', 'Boat')?.dialect).toBe(kubeconformPlain);
  });

  test('Of its groups nothing is known', () => {
    expect(new LocationCatalog('x.json', '1.36.0').group()).toBeUndefined();
    expect(new LocationCatalog('x.json', '1.36.0').homesOf()).toEqual([]);
  });

  test.each([
    ['What is not there', {}],
    ['What is no JSON', { 'ship.json': 'a: 1' }],
    ['What is no schema', { 'ship.json': '[1]' }],
    ['What is null', { 'ship.json': 'null' }],
  ])('%s is not found, and not asked for again', async (_, files) => {
    const catalog = new LocationCatalog(join(folderWith(files), template), '1.36.0');
    catalog.find('x.io', 'v1', 'Ship');
    expect(await catalog.settle(never)).toBe(false);
    expect(catalog.find('x.io', 'v1', 'Ship')).toBeUndefined();
    expect(await catalog.settle(never)).toBe(false);
  });

  const references: readonly (readonly [rule: string, ref: string, found: unknown])[] = [
    ['A pointer into the same file', '#/definitions/a~1b', { type: 'string' }],
    ['The whole file', '#', JSON.parse(schema)],
    ['A pointer in per cent', '#/definitions/%61~1b', { type: 'string' }],
    ['A pointer to nothing', '#/definitions/none', undefined],
    ['A pointer to what is no schema', '#/properties/a/$ref', undefined],
    ['A pointer into the prototype', '#/constructor', undefined],
  ];
  test.each(references)('%s', async (_, ref, found) => {
    const catalog = new LocationCatalog(join(folderWith({ 'ship.json': schema }), template), '1.36.0');
    catalog.find('x.io', 'v1', 'Ship');
    await catalog.settle(never);
    const kind = catalog.find('x.io', 'v1', 'Ship');
    expect(kind?.definitions.lookup(ref, kind.located.file)?.schema).toEqual(found);
  });

  test('A reference to a file beside is fetched too', async () => {
    const folder = folderWith({
      'ship.json': '{"$ref":"parts/sail.json#/definitions/sail"}',
      'parts/sail.json': '{"definitions":{"sail":{"type":"array"}}}',
    });
    const catalog = new LocationCatalog(join(folder, template), '1.36.0');
    catalog.find('x.io', 'v1', 'Ship');
    await catalog.settle(never);
    const kind = catalog.find('x.io', 'v1', 'Ship');
    expect(kind?.definitions.lookup('parts/sail.json#/definitions/sail', kind.located.file)).toBeUndefined();
    expect(await catalog.settle(never)).toBe(true);
    expect(kind?.definitions.lookup('parts/sail.json#/definitions/sail', kind.located.file)).toEqual({
      schema: { type: 'array' },
      file: join(folder, 'parts/sail.json'),
    });
  });
});

describe('an address', () => {
  const template = '/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json';

  test('is asked once for each kind', async () => {
    const { url, asked } = await serving((_, response) => response.end(schema));
    const catalog = new LocationCatalog(url + template, '1.36.0');
    for (let turn = 0; turn < 2; turn++) {
      catalog.find('x.io', 'v1', 'Ship');
      catalog.find('x.io', 'v1', 'Boat');
      await catalog.settle(never);
    }
    expect(asked.toSorted()).toEqual(['/x.io/boat_v1.json', '/x.io/ship_v1.json']);
    expect(catalog.find('x.io', 'v1', 'Ship')?.source.label).toBe(`${url}/x.io/ship_v1.json`);
  });

  test.each([
    ['has nothing', 404, {}],
    ['has trouble', 500, {}],
    ['leads elsewhere', 302, { location: 'http://127.0.0.1:9/x.json' }],
  ])('that %s is not found', async (_, status, headers) => {
    const { url } = await serving((_request, response) => response.writeHead(status, headers).end(schema));
    const catalog = new LocationCatalog(url + template, '1.36.0');
    catalog.find('x.io', 'v1', 'Ship');
    expect(await catalog.settle(never)).toBe(false);
  });

  test('A schema that says it is above 64 MB is not read', async () => {
    const { url } = await serving((_, response) =>
      response.writeHead(200, { 'content-length': 65 * 1024 * 1024 }).write('{'),
    );
    const catalog = new LocationCatalog(url + template, '1.36.0');
    catalog.find('x.io', 'v1', 'Ship');
    expect(await catalog.settle(never)).toBe(false);
  });

  test('An answer that does not come is given up when the command is', async () => {
    const { url } = await serving(() => undefined);
    const catalog = new LocationCatalog(url + template, '1.36.0');
    catalog.find('x.io', 'v1', 'Ship');
    const stop = new AbortController();
    const settled = catalog.settle(stop.signal);
    stop.abort();
    await expect(settled).rejects.toThrow(/abort/i);
  });
});
