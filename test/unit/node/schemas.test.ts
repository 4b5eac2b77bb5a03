import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newestSchemas, schemaFolder } from '../../../src/node/schemas.ts';
import { product } from '../product.ts';
import { folderWith } from './folder.ts';

const empty = { generated: '', kinds: {}, definitions: {} };

test('The index is read at once', () => {
  const folder = folderWith({ 'index.json': JSON.stringify({ generated: '', kubernetes: {}, crds: {} }) });
  expect(schemaFolder(folder).index).toEqual({ generated: '', kubernetes: {}, crds: {} });
});

test('A file is read when it is first needed, and kept', () => {
  const folder = folderWith({ 'index.json': '{}' });
  const { read } = schemaFolder(folder);
  writeFileSync(join(folder, 'core.json'), JSON.stringify(empty));
  const first = read('core');
  rmSync(join(folder, 'core.json'));
  expect(read('core')).toBe(first);
  expect(first).toEqual(empty);
});

test('A folder without an index is none', () => expect(() => schemaFolder(folderWith({}))).toThrow(/index\.json/));

test('The schemas of a product are those for the newest Kubernetes, with those of custom resources', () => {
  const newest = newestSchemas(product);
  const last = Object.values(schemaFolder(join(product, 'schemas')).index.kubernetes).at(-1);
  expect(newest.find('', 'v1', 'Pod')?.source.label).toBe(`Kubernetes ${last?.version}`);
  expect(newest.find('kyverno.io', 'v1', 'ClusterPolicy')?.source.from).toBe('bundled');
});
