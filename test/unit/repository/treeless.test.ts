import { expect, test } from 'vitest';
import { documentIn, manifestOf } from '../../../src/repository/manifest.ts';
import { treeless } from '../../../src/repository/treeless.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\n';
const list = 'apiVersion: v1\nkind: List\nitems:\n- 1\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n';

function isReadLater(object: object | undefined, property: string): boolean {
  return Object.entries(Object.getOwnPropertyDescriptors(object ?? {})).some(
    ([name, descriptor]) => name === property && !('value' in descriptor),
  );
}

test.each<[string, string]>([
  ['of one object', pod],
  ['of a List', list],
  ['of nothing', 'a: 1\n'],
  ['that is broken', 'a: [\n'],
])('A document %s says the same without its tree', (_, text) => {
  const document = documentIn(text);
  expect(treeless(document, text)).toEqual(document);
});

test('The data stay the very same, and the tree is read when it is asked for', () => {
  const document = documentIn(pod);
  const [object] = treeless(document, pod).objects;
  expect(object?.data).toBe(document.objects[0]?.data);
  expect(isReadLater(object, 'node')).toBe(true);
  expect(isReadLater(object?.identity, 'root')).toBe(true);
});

test('A file of such documents asks for no tree itself', () => {
  const { objects } = manifestOf('a.yaml', pod, (text) => {
    const document = documentIn(text);
    for (const one of document.objects) Object.defineProperty(one, 'node', { get: refuse });
    return document;
  });
  expect(() => objects[0]?.node).toThrow('Somebody asks.');
});

function refuse(): never {
  throw new Error('Somebody asks.');
}
