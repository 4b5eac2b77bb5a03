import { describe, expect, test } from 'vitest';
import { acceptOf, continueIn, readerFor, versionIn } from '../../../../src/node/kubernetes/view.ts';

const pod = { apiVersion: 'v1', kind: 'Pod' };
const metadata = { name: 'a', managedFields: [] };

describe('a view', () => {
  test.each([
    ['object', 'list', 'application/json'],
    ['metadata', 'list', 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io'],
    ['metadata', 'watch', 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io'],
    ['table', 'watch', 'application/json;as=Table;v=v1;g=meta.k8s.io'],
  ] as const)('of %s asks a %s for its own form alone', (view, what, accept) => {
    expect(acceptOf(view, what)).toBe(accept);
  });

  test.each<[string, 'object' | 'metadata' | 'table', unknown, readonly unknown[]]>([
    ['a list', 'object', { items: [{ metadata, spec: 1 }] }, [{ ...pod, metadata: { name: 'a' }, spec: 1 }]],
    ['one object', 'object', { metadata, spec: 1 }, [{ ...pod, metadata: { name: 'a' }, spec: 1 }]],
    ['an object of more than was asked for', 'metadata', { metadata, data: 1 }, [{ ...pod, metadata: { name: 'a' } }]],
    ['a table without rows', 'table', { columnDefinitions: [] }, []],
    ['an object where a table should be', 'table', { metadata, data: 1 }, []],
    ['what has no name', 'object', { items: [{ metadata: {} }, {}, null, { metadata: { name: '' } }] }, []],
    ['an empty list of Go', 'object', { items: null }, []],
    ['nothing', 'object', null, []],
    [
      'a field that every object has',
      'object',
      JSON.parse('{"metadata":{"name":"a"},"__proto__":{"x":1}}'),
      [JSON.parse('{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"__proto__":{"x":1}}')],
    ],
  ])('reads %s', (_, view, value, expected) => {
    expect(readerFor(pod, view)(value)).toEqual(expected);
  });

  test('of a table remembers its columns', () => {
    const read = readerFor(pod, 'table');
    const rows = [{ cells: ['a', 1], object: { metadata } }];
    expect(read({ rows })).toMatchObject([{ cells: { 0: 'a', 1: 1 } }]);
    read({ columnDefinitions: [{ name: 'Name' }, {}] });
    expect(read({ rows })).toMatchObject([{ cells: { Name: 'a', '': 1 } }]);
  });
});

test.each([
  [{ metadata: { resourceVersion: '7', continue: 'x' } }, '7', 'x'],
  [{ metadata: { resourceVersion: '', continue: '' } }, null, null],
  [{ metadata: { resourceVersion: 7 } }, null, null],
  [{}, null, null],
  [null, null, null],
])('The place of %j', (value, version, next) => {
  expect(versionIn(value)).toBe(version);
  expect(continueIn(value)).toBe(next);
});
