import { describe, expect, test } from 'vitest';
import { fieldsLike, lookedFor, signatureOf } from '../../../../src/domain/kubeconform/signature.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

/** Who a document says it is, to Go's JSON decoder. */
function check(text: string, known: object): void {
  const { root } = parse(text);
  expect(root === null ? null : signatureOf(root)).toMatchObject(known);
}

describe('a signature', () => {
  const cases: readonly (readonly [rule: string, text: string, known: object])[] = [
    [
      'has kind, version, name and namespace',
      '{apiVersion: apps/v1, kind: A, metadata: {name: web, namespace: shop}}',
      { kind: 'A', apiVersion: 'apps/v1', group: 'apps', version: 'v1', name: 'web', namespace: 'shop' },
    ],
    ['takes a key in any case', '{APIVERSION: v1, Kind: A}', { kind: 'A', apiVersion: 'v1' }],
    ['takes the last of several', '{apiVersion: v1, KIND: A, kind: B}', { kind: 'B' }],
    ['leaves a null out', '{apiVersion: v1, KIND: A, kind: ~}', { kind: 'A' }],
    ['makes text of a number', '{apiVersion: 1, kind: yes}', { apiVersion: '1', kind: 'true' }],
    [
      'shows a name that is to be made',
      '{apiVersion: v1, kind: A, metadata: {name: x, generateName: web-}}',
      { name: 'web-{{ generateName }}' },
    ],
    ['need have no name', '{apiVersion: v1, kind: A}', { name: '', namespace: null }],
    ['without a kind lacks the kind', '{apiVersion: v1}', { missing: 'kind' }],
    ['with an empty kind lacks the kind', '{apiVersion: v1, kind: ""}', { missing: 'kind' }],
    ['without a version lacks the version', '{kind: A}', { missing: 'apiVersion' }],
    ['without both lacks the kind first', '{a: 1}', { missing: 'kind' }],
    [
      'of metadata that is no mapping is refused',
      '{apiVersion: v1, kind: A, metadata: [x]}',
      { pointer: '/metadata', wants: 'object' },
    ],
    ['of a kind that is a list is refused', '{apiVersion: v1, kind: [A]}', { pointer: '/kind', wants: 'string' }],
    [
      'of a name that is a mapping is refused',
      '{apiVersion: v1, kind: A, metadata: {name: {}}}',
      { pointer: '/metadata/name', wants: 'string' },
    ],
    ['of metadata that is null has no name', '{apiVersion: v1, kind: A, metadata: ~}', { name: '' }],
  ];
  test.each(cases)('%s', (_, text, known) => check(text, known));

  test.each(['[a]', 'a', '5'])('There is none in %s', (text) => {
    const { root } = parse(text);
    expect(root === null ? 'nothing' : signatureOf(root)).toBeNull();
  });
});

test.each([
  ['v1', '', 'v1'],
  ['apps/v1', 'apps', 'v1'],
  ['a/b/c', 'a', 'b'],
  ['v1.2', '', 'v1'],
  ['a.b/v1.2', 'a.b', 'v1.2'],
  ['/v1', '', '/v1'],
])('For "%s" it looks in the group "%s" for the version "%s"', (apiVersion, group, version) => {
  expect(lookedFor(apiVersion)).toEqual({ group, version });
});

test('Fields of one name stand in the order in which Go takes them', () => {
  const { root } = parse('{kind: a, KIND: b, Kind: c, other: d}');
  const fields = root?.type === 'map' ? fieldsLike(root, 'kind', '/x') : [];
  expect(fields.map(({ pointer }) => pointer)).toEqual(['/x/KIND', '/x/Kind', '/x/kind']);
});
