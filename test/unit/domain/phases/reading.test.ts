import { describe, expect, test } from 'vitest';
import type { PlannedRead } from '../../../../src/domain/phases/plan.ts';
import { readingOf } from '../../../../src/domain/phases/reading.ts';
import type { ObjectSource } from '../../../../src/domain/phases/spec.ts';
import { greenObjects, worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { spec, rows, settings } = template();
const green = greenObjects(rows, settings);

function objects(more: Partial<ObjectSource>, problem: string | null = null): PlannedRead {
  const base = { name: 'x', apiVersion: 'v1', kind: 'Secret', namespace: null, object: null, labels: null };
  const source = { ...base, metadataOnly: false, ...more };
  const query = {
    apiVersion: source.apiVersion,
    kind: source.kind,
    namespace: null,
    labels: null,
    fields: null,
    view: 'object',
  } as const;
  return { of: 'objects', source, ways: [query], isMeant: () => true, problem };
}

describe('objects', () => {
  const world = worldOf(green);

  test('A Secret has keys and no values', () => {
    const { list } = readingOf(objects({}), spec, world);
    expect(list).toMatchObject([{ kind: 'Secret', data: { 'tls.key': null } }]);
    expect(JSON.stringify(list)).not.toContain('c2VjcmV0');
  });

  test('Metadata alone is metadata alone', () => {
    const { list } = readingOf(objects({ metadataOnly: true }), spec, world);
    expect(list.map((one) => Object.keys(Object(one)))).toEqual([['apiVersion', 'kind', 'metadata']]);
  });

  test('The same objects are the same as before', () => {
    const [before] = readingOf(objects({}), spec, world).list;
    expect(readingOf(objects({}), spec, world).list[0]).toBe(before);
  });

  test('A selector that is none is told, and reads nothing', () => {
    expect(readingOf(objects({}, 'No selector.'), spec, world).standing).toMatchObject({
      state: 'unknown',
      reason: 'No selector.',
    });
  });

  test('What is not seen yet has no objects', () => {
    const asking = worldOf(green, {}, () => ({ state: 'connecting' }));
    expect(readingOf(objects({}), spec, asking)).toMatchObject({ list: [], standing: { state: 'connecting' } });
  });
});

describe('files', () => {
  const world = worldOf(green);

  test('are those of the spec', () => {
    const read = readingOf({ of: 'files', source: { name: 'p', files: 'platform.yaml' } }, spec, world);
    expect(read).toMatchObject({ of: 'files', name: 'p', pattern: 'platform.yaml', standing: { state: 'live' } });
    expect(read.list).toHaveLength(1);
  });

  test("What can't be read is unknown, and so is what nobody read", () => {
    const broken = { ...spec, files: { 'a.yaml': { paths: ['a.yaml'], documents: [], problem: 'Too large.' } } };
    const of = (files: string) => readingOf({ of: 'files', source: { name: 'p', files } }, broken, world).standing;
    expect(of('a.yaml')).toMatchObject({ state: 'unknown', reason: 'Too large.' });
    expect(of('toString')).toMatchObject({ state: 'unknown', reason: 'It was not read.' });
  });
});
