import { describe, expect, test } from 'vitest';
import { fieldOf, identify, itemsOf, mapAt, splitApiVersion } from '../../../../src/domain/kubernetes/object.ts';
import type { KubernetesObject } from '../../../../src/domain/kubernetes/object.ts';
import type { MapNode, Node } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

function rootOf(text: string): Node {
  const { root } = parse(text);
  if (root === null) throw new Error(`Nothing in ${text}`);
  return root;
}

/** What is known of the object in a text. */
function check(text: string, known: object): void {
  expect(identify(rootOf(text))).toMatchObject(known);
}

describe('identify', () => {
  const cases: readonly (readonly [rule: string, text: string, known: object])[] = [
    [
      'An object has a kind and a version',
      '{apiVersion: v1, kind: Pod}',
      { apiVersion: 'v1', group: '', version: 'v1', kind: 'Pod' },
    ],
    [
      'The group stands before the version',
      '{apiVersion: apps/v1, kind: A}',
      { apiVersion: 'apps/v1', group: 'apps', version: 'v1' },
    ],
    [
      'It has a name and a namespace',
      '{apiVersion: v1, kind: A, metadata: {name: web, namespace: shop}}',
      { name: 'web', namespace: 'shop' },
    ],
    ['It need have neither', '{apiVersion: v1, kind: A}', { name: '', namespace: null }],
    [
      'Metadata that is no mapping names nothing',
      '{apiVersion: v1, kind: A, metadata: [web]}',
      { name: '', namespace: null },
    ],
    [
      'A name that is no text is no name',
      '{apiVersion: v1, kind: A, metadata: {name: 5, namespace: yes}}',
      { name: '', namespace: null },
    ],
    [
      'A name to be made is shown as what makes it',
      '{apiVersion: v1, kind: A, metadata: {generateName: web-}}',
      { name: 'web-{{ generateName }}' },
    ],
    [
      'A name wins over one to be made',
      '{apiVersion: v1, kind: A, metadata: {name: web, generateName: x-}}',
      { name: 'web' },
    ],
    ['Fields may be aliases', 'x: &k Pod\napiVersion: v1\nkind: *k\n', { kind: 'Pod' }],
    ['Without a kind the kind is missing', '{apiVersion: v1}', { missing: 'kind' }],
    ['Without a version the version is missing', '{kind: Pod}', { missing: 'apiVersion' }],
    ['An empty kind is missing', '{apiVersion: v1, kind: }', { missing: 'kind' }],
    ['An empty text is missing', '{apiVersion: "", kind: Pod}', { missing: 'apiVersion' }],
    ['A kind that is no text is missing', '{apiVersion: v1, kind: yes}', { missing: 'kind' }],
    ['A version that is no text is missing', '{apiVersion: 1, kind: Pod}', { missing: 'apiVersion' }],
    ['A kind that is a mapping is missing', '{apiVersion: v1, kind: {a: b}}', { missing: 'kind' }],
    [
      'Names of the prototype are kinds',
      '{apiVersion: __proto__, kind: constructor}',
      { kind: 'constructor', version: '__proto__' },
    ],
  ];
  test.each(cases)('%s', (_, text, known) => check(text, known));

  test.each(['{name: chart}', '[a]', 'a', '~'])('Other YAML is no object: %s', (text) => {
    expect(identify(rootOf(text))).toBeNull();
  });

  test('It knows where kind and version stand', () => {
    const text = 'apiVersion: v1\nkind: Pod\n';
    const object = identify(rootOf(text)) as KubernetesObject;
    expect(text.slice(object.kindNode.start, object.kindNode.end)).toBe('Pod');
    expect(text.slice(object.apiVersionNode.start, object.apiVersionNode.end)).toBe('v1');
  });
});

test.each([
  ['v1', '', 'v1'],
  ['apps/v1', 'apps', 'v1'],
  ['a.b.io/v1beta1', 'a.b.io', 'v1beta1'],
  ['a/b/c', 'a', 'b/c'],
  ['', '', ''],
  ['/v1', '', 'v1'],
])('The version "%s" is of the group "%s" and the version "%s"', (apiVersion, group, version) => {
  expect(splitApiVersion(apiVersion)).toEqual({ group, version });
});

describe('itemsOf', () => {
  const cases: readonly (readonly [rule: string, text: string, items: number | null])[] = [
    ['A List has items', '{apiVersion: v1, kind: List, items: [{}, {}]}', 2],
    ['Its kind may be written in any case', '{apiVersion: v1, kind: list, items: [{}]}', 1],
    ['A List without items has none', '{apiVersion: v1, kind: List}', 0],
    ['A List may be empty', '{apiVersion: v1, kind: List, items: []}', 0],
    ['Items that are no list are the List itself', '{apiVersion: v1, kind: List, items: {a: b}}', null],
    ['A list of one kind is an object', '{apiVersion: v1, kind: ConfigMapList, items: [{}]}', null],
    ['A List of another group is an object', '{apiVersion: a.io/v1, kind: List, items: [{}]}', null],
  ];
  test.each(cases)('%s', (_, text, items) => {
    expect(itemsOf(identify(rootOf(text)) as KubernetesObject)?.length ?? null).toBe(items);
  });
});

describe('fields', () => {
  const root = rootOf('{a: {b: 1}, c: [d]}') as MapNode;

  test('A field is found by its name', () => expect(fieldOf(mapAt(root, 'a'), 'b')).toMatchObject({ value: 1 }));

  test('A field that is not there is null', () => {
    expect(fieldOf(root, 'constructor')).toBeNull();
    expect(fieldOf(null, 'a')).toBeNull();
    expect(mapAt(root, 'z')).toBeNull();
    expect(mapAt(null, 'a')).toBeNull();
  });

  test('A list is no mapping', () => expect(mapAt(root, 'c')).toBeNull());
});
