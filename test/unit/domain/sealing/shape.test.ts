import { describe, expect, test } from 'vitest';
import { plainJson, shapeOf } from '../../../../src/domain/sealing/shape.ts';
import type { Binding, Readable } from '../../../../src/domain/sealing/shape.ts';

const bare: Readable = {
  generateName: null,
  labels: null,
  annotations: null,
  finalizers: null,
  type: null,
  immutable: null,
};
const strict: Binding = { name: 'db', namespace: 'shop', scope: 'strict', chosen: false };
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const wide = 'sealedsecrets.bitnami.com/cluster-wide';

function check(secret: Partial<Readable>, binding: Partial<Binding>, expected: unknown): void {
  const sealed = shapeOf({ ...bare, ...secret }, { ...strict, ...binding }, new Map([['a', 'AQ']]));
  const { metadata, spec } = plainJson(sealed) as { metadata: unknown; spec: unknown };
  expect({ metadata, spec }).toEqual(expected);
}

const named = { name: 'db', namespace: 'shop' };

describe('a SealedSecret', () => {
  test('has at least name and namespace, twice', () => {
    check({}, {}, { metadata: named, spec: { encryptedData: { a: 'AQ' }, template: { metadata: named } } });
  });

  test('has the metadata of its Secret in the template, and its own says the scope alone', () => {
    const annotations = { 'a.b/c': 'd', [wide]: 'true' };
    check(
      {
        labels: new Map([['l', 'm']]),
        annotations: new Map(Object.entries({ ...annotations, [lastApplied]: '{}' })),
        finalizers: ['x/y'],
        type: 'Opaque',
        immutable: false,
        generateName: 'g-',
      },
      { scope: 'cluster-wide', namespace: null },
      {
        metadata: { name: 'db', annotations: { [wide]: 'true' } },
        spec: {
          encryptedData: { a: 'AQ' },
          template: {
            metadata: { name: 'db', generateName: 'g-', labels: { l: 'm' }, annotations, finalizers: ['x/y'] },
            type: 'Opaque',
            immutable: false,
          },
        },
      },
    );
  });

  test('has no trace of what is empty', () => {
    const empty = { labels: new Map(), annotations: new Map([[lastApplied, '{}']]), finalizers: [] };
    check(empty, {}, { metadata: named, spec: { encryptedData: { a: 'AQ' }, template: { metadata: named } } });
  });

  test('says the scope that was chosen, whatever its Secret said', () => {
    const annotations = new Map([[wide, 'true']]);
    const spec = { encryptedData: { a: 'AQ' }, template: { metadata: named } };
    check({ annotations }, { chosen: true }, { metadata: named, spec });
  });

  test('has a key called __proto__ like any other', () => {
    const sealed = shapeOf(bare, strict, new Map([['__proto__', 'AQ']]));
    expect(JSON.stringify(plainJson(sealed))).toContain('"encryptedData":{"__proto__":"AQ"}');
  });
});

test.each([
  [lastApplied, 'x', true],
  ['kubecfg.ksonnet.io/last-applied-configuration', '', true],
  ['kapp.k14s.io/original', '{"apiVersion":"v1","kind": "Secret","stringData":{}}', true],
  ['note', 'about a Secret', false],
])('Annotation %s with %j is left out as a copy of the Secret: %s', (name, value, is) => {
  const sealed = shapeOf({ ...bare, annotations: new Map([[name, value]]) }, strict, new Map([['a', 'AQ']]));
  expect(sealed.spec.template.metadata.annotations).toEqual(is ? undefined : { [name]: value });
});
