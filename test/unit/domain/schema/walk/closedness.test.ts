import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { file, memoryDefinitions } from '../../../../fakes/definitions.ts';
import { dialectNames, inWords, verdictsOf } from '../verdicts.ts';
import type { DialectName } from '../verdicts.ts';

/** The dialects that refuse the field `x` of the field `a`. */
function check(schema: Schema, refusing: readonly DialectName[]): void {
  const root: Schema = { type: 'object', properties: { a: schema } };
  const found = dialectNames.filter((name) =>
    verdictsOf(root, 'a: {x: 1}', name).map(inWords).includes('unknownField /a/x'),
  );
  expect(found).toEqual(refusing);
}

const strict: readonly DialectName[] = ['native', 'custom', 'kubeconformNative', 'kubeconformCustom'];

const cases: readonly (readonly [rule: string, schema: Schema, refusing: readonly DialectName[]])[] = [
  ['An object with properties refuses others', { properties: { b: {} } }, strict],
  ['An object without properties takes any, unless it is structural', { type: 'object' }, ['custom']],
  ['A place without a schema takes any', {}, []],
  ['"additionalProperties: true" opens', { properties: { b: {} }, additionalProperties: true }, []],
  ['"additionalProperties: false" closes', { additionalProperties: false }, dialectNames],
  ['A schema for additional properties opens', { properties: { b: {} }, additionalProperties: {} }, []],
  [
    '"x-kubernetes-preserve-unknown-fields" opens where extensions count',
    { properties: { b: {} }, 'x-kubernetes-preserve-unknown-fields': true },
    ['kubeconformNative', 'kubeconformCustom'],
  ],
  [
    '"x-kubernetes-preserve-unknown-fields" opens an object without properties too',
    { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    [],
  ],
  ['An empty list of properties is one', { properties: {} }, strict],
];
test.each(cases)('%s', (_, schema, refusing) => check(schema, refusing));

describe('the root of an object', () => {
  const schema: Schema = { type: 'object', properties: { spec: { type: 'object', properties: { a: {} } } } };
  const refused: readonly (readonly [DialectName, readonly string[]])[] = [
    ['native', ['unknownField /x', 'unknownField /spec/z']],
    ['custom', ['unknownField /x', 'unknownField /spec/z']],
    ['plain', []],
    ['kubeconformPlain', []],
    ['kubeconformNative', ['unknownField /x', 'unknownField /spec/z']],
    ['kubeconformCustom', ['unknownField /spec/z']],
  ];
  test.each(refused)('is open only as kubeconform converts custom resources: %s', (dialect, verdicts) => {
    expect(verdictsOf(schema, 'x: 1\nspec: {z: 1}\n', dialect).map(inWords)).toEqual(verdicts);
  });
});

describe('what an unknown field might have been', () => {
  test('The fields that are known go with it', () => {
    expect(verdictsOf({ properties: { replicas: {}, image: {} } }, 'replica: 1', 'native')).toMatchObject([
      { rule: 'unknownField', known: ['replicas', 'image'] },
    ]);
  });
});

describe('identity of a custom resource', () => {
  const definitions = memoryDefinitions({
    objectMeta: {
      type: 'object',
      properties: { name: { type: 'string' }, labels: { additionalProperties: { type: 'string' } } },
    },
  });
  const bare: Schema = { type: 'object', properties: { spec: {} } };
  const resource = 'apiVersion: a/v1\nkind: K\nmetadata: {name: x, labels: {a: 1}, wrong: 1}\nspec: {}\n';

  test('apiVersion, kind and metadata need not be named, and metadata is judged', () => {
    expect(verdictsOf(bare, resource, 'custom', definitions).map(inWords)).toEqual([
      'type /metadata/labels/a integer',
      'unknownField /metadata/wrong',
    ]);
  });

  test('Without the metadata of Kubernetes nothing is said of it', () => {
    expect(verdictsOf(bare, resource, 'custom')).toEqual([]);
  });

  test('What the schema says of apiVersion and kind counts', () => {
    const named: Schema = { type: 'object', properties: { kind: { enum: ['Other'] }, spec: {} } };
    expect(verdictsOf(named, 'apiVersion: a/v1\nkind: K\n', 'custom', definitions).map(inWords)).toEqual([
      'enum /kind',
    ]);
  });

  test('Metadata may be null', () => {
    expect(verdictsOf(bare, 'metadata:\n', 'custom', definitions)).toEqual([]);
  });

  test.each(['plain', 'kubeconformNative', 'kubeconformCustom', 'native'] as const)(
    '%s asks only the schema',
    (dialect) => {
      const said = verdictsOf(bare, 'metadata: {wrong: 1}\n', dialect, definitions).map(inWords);
      expect(said).not.toContain('unknownField /metadata/wrong');
    },
  );

  test('Inside an object "metadata" is a field like any other', () => {
    const inner: Schema = {
      type: 'object',
      properties: { spec: { type: 'object', properties: { metadata: { type: 'string' } } } },
    };
    expect(verdictsOf(inner, 'spec: {metadata: {}, kind: x}\n', 'custom', definitions).map(inWords)).toEqual([
      'type /spec/metadata object',
      'unknownField /spec/kind',
    ]);
  });
});

describe('an embedded resource', () => {
  const definitions = memoryDefinitions({ objectMeta: { type: 'object', properties: { name: { type: 'string' } } } });
  const schema: Schema = {
    type: 'object',
    properties: {
      manifest: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } },
    },
  };
  const text = 'manifest: {apiVersion: v1, kind: K, metadata: {name: x, wrong: 1}, other: 1}\n';

  test('has apiVersion, kind and metadata of its own', () => {
    expect(verdictsOf(schema, text, 'custom', definitions).map(inWords)).toEqual([
      'unknownField /manifest/metadata/wrong',
      'unknownField /manifest/other',
    ]);
  });

  test('means nothing where extensions do not count', () => {
    expect(verdictsOf(schema, text, 'kubeconformCustom', definitions).map(inWords)).toContain(
      'unknownField /manifest/kind',
    );
  });
});

describe('what a definition says an object must call itself', () => {
  const located: Schema = { properties: { kind: { type: 'string' }, spec: { $ref: '#part' } } };
  const part: Schema = { properties: { apiVersion: {}, kind: {} } };
  const identity = { apiVersion: ['v1'], kind: ['Pod'] };
  const found = (text: string): string[] => {
    const lookup = memoryDefinitions({ part }).lookup('#part', file);
    const definitions = {
      ...memoryDefinitions(),
      lookup: () => (lookup === undefined ? undefined : { ...lookup, identity }),
    };
    return verdictsOf(located, text, 'kubeconformNative', definitions).map(inWords);
  };

  test('is asked wherever an object of it stands', () => {
    expect(found('spec: {apiVersion: v1, kind: Pod}')).toEqual([]);
    expect(found('spec: {apiVersion: v2, kind: pod}')).toEqual(['enum /spec/apiVersion', 'enum /spec/kind']);
  });

  test('is not asked of what says nothing', () => expect(found('spec: {}')).toEqual([]));
});
