import { describe, expect, test } from 'vitest';
import { kindsOf } from '../../../../../src/domain/policy/kindsOf.ts';
import { asLoaded, inUsualNamespace, unique } from '../../../../../src/domain/policy/suite/loaded.ts';

const kinds = kindsOf([]);

describe('an object as it is loaded', () => {
  test.each<[object, unknown]>([
    [{ kind: 'Pod' }, { namespace: 'default' }],
    [
      { kind: 'Pod', metadata: { name: 'a', namespace: 'x' } },
      { name: 'a', namespace: 'x' },
    ],
    [{ kind: 'Node', metadata: { name: 'a' } }, { name: 'a' }],
    [
      { kind: 'Pod', metadata: { annotations: null, labels: { a: null } } },
      { annotations: {}, labels: { a: null }, namespace: 'default' },
    ],
  ])('%j', (object, metadata) => expect(asLoaded({ apiVersion: 'v1', ...object }, kinds)).toMatchObject({ metadata }));

  test('keeps every other null, and what is no object', () => {
    const spec = { a: [{ data: null, x: null }, null] };
    expect(asLoaded({ kind: 'Node', spec }, kinds)).toEqual({
      kind: 'Node',
      spec: { a: [{ data: {}, x: null }, null] },
    });
    expect(asLoaded('x', kinds)).toBe('x');
  });

  test('has its nulls where only the namespace is wanted', () => {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: null } };
    expect(inUsualNamespace(object, kinds)).toMatchObject({ metadata: { labels: null, namespace: 'default' } });
  });
});

test('Of two of a name the first counts, whatever their version', () => {
  const of = (apiVersion: string, name: string): object => ({ apiVersion, kind: 'Ship', metadata: { name } });
  const all = [of('x.io/v1', 'a'), of('x.io/v2', 'a'), of('y.io/v1', 'a'), of('x.io/v1', 'b')];
  expect(unique(all, (one) => one)).toEqual([all[0], all[2], all[3]]);
});
