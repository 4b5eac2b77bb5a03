/** Whether the mutants are written as they are meant. */
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { placesOf } from './mutants/places.ts';
import { list, map, paths, remove, replace, scalar, type Tree } from './mutants/tree.ts';
import { write } from './mutants/write.ts';

const tree: Tree = map(
  ['kind', scalar('Pod')],
  [
    'spec',
    map(
      ['containers', list(map(['name', scalar('"a"')], ['args', list(scalar('1'), list(scalar('b')))]), scalar(''))],
      ['empty', map()],
    ),
  ],
  ['text', scalar('|-\n  a\n  b')],
);
const value = { kind: 'Pod', spec: { containers: [{ name: 'a', args: [1, ['b']] }, null], empty: {} }, text: 'a\nb' };

describe('a tree', () => {
  test('is written as YAML', () => {
    expect(parse(write(tree))).toEqual(value);
  });

  test('is written in flow style where it says so', () => {
    const flow = replace(tree, [1], (old) => (old.type === 'map' ? { ...old, flow: true } : old));
    expect(write(flow)).toContain('spec: {containers: [{name: "a", args: [1, [b]]}, ~], empty: {}}');
    expect(parse(write(flow))).toEqual(value);
  });

  test('has an anchor before a collection of its own lines', () => {
    const anchored = replace(tree, [1], (old) => ({ ...old, prefix: '&a' }));
    expect(write(anchored)).toContain('spec: &a\n  containers:');
    expect(parse(write(anchored))).toEqual(value);
  });

  test('loses what is removed, and nothing else', () => {
    expect(parse(write(remove(tree, [1, 0, 0, 1])))).toEqual({
      ...value,
      spec: { containers: [{ name: 'a' }, null], empty: {} },
    });
    expect(paths(remove(tree, [1]))).toHaveLength(3);
  });

  test('has places where its schema knows them', () => {
    const name = { type: 'string' };
    const containers = { type: 'array', items: { type: 'object', required: ['name'], properties: { name } } };
    const places = placesOf(tree, { properties: { spec: { properties: { containers } } } });
    expect(places.map((place) => place.path)).toEqual([[], [1], [1, 0], [1, 0, 0], [1, 0, 0, 0], [1, 0, 1]]);
    expect(places.at(4)).toMatchObject({ key: 'name', schema: name, role: 'property' });
  });
});
