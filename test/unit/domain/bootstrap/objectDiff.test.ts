import { describe, expect, test } from 'vitest';
import { objectDiff } from '../../../../src/domain/bootstrap/objectDiff.ts';

const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'web' } };

function secret(fields: object): Record<string, unknown> {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, ...fields };
}

function diffOf(before: Record<string, unknown> | null, after: Record<string, unknown> | null): readonly string[] {
  return objectDiff(before, after).diff.split('\n');
}

describe('The difference of two objects', () => {
  test('is YAML with its keys in order, texts line by line', () => {
    const object = {
      ...map,
      data: { b: 'one\ntwo\n', a: 'yes', c: 'x\n\n', d: ' begins with a space\n', e: '' },
      list: [{ b: 1, a: [true, null, []] }, 'x'],
    };
    expect(diffOf(null, object)).toEqual([
      '@@ -0,0 +1,22 @@',
      '+apiVersion: v1',
      '+data:',
      '+  a: "yes"',
      '+  b: |',
      '+    one',
      '+    two',
      '+  c: |+',
      '+    x',
      '+',
      String.raw`+  d: " begins with a space\n"`,
      '+  e: ""',
      '+kind: ConfigMap',
      '+list:',
      '+- a:',
      '+  - true',
      '+  - null',
      '+  - []',
      '+  b: 1',
      '+- x',
      '+metadata:',
      '+  name: settings',
      '+  namespace: web',
    ]);
  });

  test('is without what the server keeps account of, and what repeats the whole', () => {
    const before = {
      ...map,
      metadata: {
        ...map.metadata,
        uid: '1',
        resourceVersion: '2',
        generation: 3,
        creationTimestamp: 'x',
        managedFields: [{}],
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"hunter2"}}' },
      },
      status: { ready: true },
    };
    expect(objectDiff(before, map)).toEqual({ diff: '', changed: [] });
    expect(objectDiff(before, { ...map, data: { a: 'b' } }).changed).toEqual(['+data:', '+  a: b']);
    expect(JSON.stringify(objectDiff(before, null))).not.toContain('hunter2');
  });

  test('keeps annotations that somebody means', () => {
    const noted = { ...map, metadata: { ...map.metadata, annotations: { note: 'x' } } };
    expect(objectDiff(map, noted).changed).toEqual(['+  annotations:', '+    note: x']);
  });
});

describe('The values of a Secret', () => {
  const hidden: readonly (readonly [string, Record<string, unknown> | null, Record<string, unknown> | null])[] = [
    ['that comes', null, secret({ data: { password: 'hunter2' } })],
    ['that goes', secret({ data: { password: 'hunter2' } }), null],
    ['that changes', secret({ data: { password: 'hunter2' } }), secret({ data: { password: 'hunter3' } })],
    ['in stringData', null, secret({ stringData: { password: 'hunter2' } })],
    ['in a field that is none', null, secret({ Data: { password: 'hunter2' } })],
    ['where a text stands for a map', null, secret({ data: 'hunter2' })],
    ['in a list', null, secret({ data: ['hunter2'] })],
    ['deeper down', null, secret({ data: { password: { inside: 'hunter2' } } })],
    ['of another group', null, secret({ apiVersion: 'example.org/v1', spec: { password: 'hunter2' } })],
  ];
  test.each(hidden)('are never shown: one %s', (_, before, after) => {
    const said = JSON.stringify(objectDiff(before, after));
    expect(said).not.toContain('hunter');
    expect(said).toContain('(hidden');
  });

  test('are told to change, and to be the same, by their keys', () => {
    const before = secret({ data: { user: 'ada', password: 'one', old: 'x' }, type: 'Opaque' });
    const after = secret({ data: { user: 'ada', password: 'two', fresh: 'y' }, type: 'Opaque' });
    expect(objectDiff(before, after).changed).toEqual([
      '-  old: "(hidden)"',
      '-  password: "(hidden)"',
      '+  fresh: "(hidden)"',
      '+  password: "(hidden, changed)"',
    ]);
    expect(objectDiff(before, before).diff).toBe('');
  });
});
