import { describe, expect, test } from 'vitest';
import { pluralOf } from '../../../../src/domain/kubernetes/plural.ts';
import { among, resourcesIn } from '../../../../src/domain/policy/objects.ts';

const kinds = {
  plural: (_: string, kind: string) => pluralOf(kind),
  isClusterWide: (_: string, kind: string) => kind === 'Node',
};
const made = (kind: string, metadata: object): object => ({ apiVersion: 'v1', kind, metadata });
const a = made('ConfigMap', { name: 'a', namespace: 'shop', labels: { x: 'y' } });
const b = made('ConfigMap', { name: 'b' });
const node = made('Node', { name: 'n', namespace: 'ignored' });
const objects = among([a, b, node], kinds);

describe('objects that stand for those of a cluster', () => {
  test('are found by where they lie and what they are called', () => {
    expect(objects.get('v1', 'configmaps', 'shop', 'a')).toBe(a);
    expect(objects.get('v1', 'configmaps', 'lab', 'a')).toBeUndefined();
    expect(objects.get('v2', 'configmaps', 'shop', 'a')).toBeUndefined();
    expect(objects.get('v1', 'configmaps', 'default', 'b')).toBe(b);
    expect(objects.get('v1', 'nodes', '', 'n')).toBe(node);
  });

  test('are listed by namespace and labels', () => {
    expect(objects.list('v1', 'configmaps', '', {})).toEqual([a, b]);
    expect(objects.list('v1', 'configmaps', 'shop', {})).toEqual([a]);
    expect(objects.list('v1', 'configmaps', '', { x: 'y' })).toEqual([a]);
    expect(objects.list('v1', 'configmaps', '', { x: 'z' })).toEqual([]);
  });

  test('say how kinds are called', () => {
    expect(objects.plural('v1', 'ConfigMap')).toBe('configmaps');
    expect(objects.plural('networking.k8s.io/v1', 'NetworkPolicy')).toBe('networkpolicies');
  });
});

describe('looking them up', () => {
  const notes: string[] = [];
  const all = resourcesIn(objects, { areAll: true, note: () => undefined });
  const some = resourcesIn(objects, { areAll: false, note: (assumption) => notes.push(assumption) });

  test('notes what is taken from them', () => {
    expect(some.get('v1', 'configmaps', 'shop', 'a')).toEqual({ found: a });
    expect(some.get('v1', 'nodes', '', 'n')).toEqual({ found: node });
    expect(some.list('v1', 'configmaps', 'shop', {})).toEqual({
      found: { apiVersion: 'v1', kind: 'List', items: [a] },
    });
    expect(some.list('v1', 'nodes', '', {})).toMatchObject({ found: { items: [node] } });
    expect(notes).toEqual([
      'ConfigMap "shop/a" is as in the repository.',
      'Node "n" is as in the repository.',
      'There are 1 configmaps of namespace "shop", those of the repository.',
      'There are 1 nodes, those of the repository.',
    ]);
  });

  test('knows that something is not there when they are all there is', () => {
    expect(all.get('v1', 'configmaps', 'shop', 'z')).toEqual({ found: null });
    expect(all.list('v1', 'secrets', '', {})).toMatchObject({ found: { items: [] } });
    expect(some.get('v1', 'configmaps', 'shop', 'z')).toEqual({ unknown: true });
    expect(some.list('v1', 'secrets', '', {})).toEqual({ unknown: true });
  });
});
