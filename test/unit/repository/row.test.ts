import { expect, test } from 'vitest';
import { identify } from '../../../src/domain/kubernetes/object.ts';
import type { KubernetesObject } from '../../../src/domain/kubernetes/object.ts';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { anonymous, rowOf } from '../../../src/repository/row.ts';

test('A row tells what an object says of itself, and where it stands', () => {
  const text = '\napiVersion: apps/v1\nkind: A\nmetadata: {name: web, namespace: shop}\n\n';
  const { root, trustedTo } = parse(text);
  if (root === null) throw new Error('Nothing was read');
  const object = identify(root) as KubernetesObject;
  const source = { from: 'bundled', label: 'Kubernetes' } as const;
  expect(rowOf(object, { node: root, item: 4, identity: object, text, trustedTo, unreadable: null }, source)).toEqual({
    item: 4,
    apiVersion: 'apps/v1',
    kind: 'A',
    namespace: 'shop',
    name: 'web',
    range: { start: 1, end: text.trimEnd().length },
    source,
    policy: null,
  });
});

test('What is no object has no name', () => {
  expect(anonymous).toEqual({ apiVersion: '', kind: '', namespace: null, name: '', source: null, policy: null });
});
