import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { allBut, dialectNames, inWords, verdictsOf } from '../verdicts.ts';
import type { DialectName } from '../verdicts.ts';

/** The dialects that refuse a null in an object, of all. */
function check(schema: Schema, text: string, refusing: readonly DialectName[]): void {
  const root: Schema = { properties: { spec: schema } };
  const found = dialectNames.filter((name) =>
    verdictsOf(root, `spec: ${text}`, name).some(({ rule }) => rule === 'type'),
  );
  expect(found).toEqual(refusing);
}

const text: Schema = { type: 'string' };
const number: Schema = { 'x-kubernetes-int-or-string': true };
/** What is taken at its word. */
const literal: readonly DialectName[] = ['plain', 'kubeconformPlain', 'kubeconformCustom'];

const cases: readonly (readonly [rule: string, schema: Schema, text: string, refusing: readonly DialectName[]])[] = [
  ['A field that is not required may be null for Kubernetes', { properties: { a: text } }, '{a: ~}', literal],
  ['An empty field is null', { properties: { a: text } }, '{a: }', literal],
  ['A required field may not be null', { properties: { a: text }, required: ['a'] }, '{a: ~}', dialectNames],
  [
    'An item of a built-in list may be null',
    { properties: { a: { items: text } } },
    '{a: [x, ~]}',
    ['custom', ...literal],
  ],
  ['A value of a map may be null', { properties: { a: { additionalProperties: text } } }, '{a: {b: ~}}', literal],
  ['A schema may admit null', { properties: { a: { type: ['string', 'null'] } }, required: ['a'] }, '{a: ~}', []],
  [
    '"nullable" counts for Kubernetes',
    { properties: { a: { ...text, nullable: true } }, required: ['a'] },
    '{a: ~}',
    allBut('native', 'custom'),
  ],
  ['"nullable" counts for items', { properties: { a: { items: { ...text, nullable: true } } } }, '{a: [~]}', literal],
  ['"nullable: false" changes nothing', { properties: { a: { ...text, nullable: false } } }, '{a: ~}', literal],
  [
    'Null is no object, where it may not be null',
    { properties: { a: { type: 'object' } }, required: ['a'] },
    '{a: ~}',
    dialectNames,
  ],
  ['A schema without a type admits null', { properties: { a: { enum: [null] } }, required: ['a'] }, '{a: ~}', []],
  ['A number-or-string may be null for Kubernetes', { properties: { a: number } }, '{a: ~}', ['kubeconformNative']],
];
test.each(cases)('%s', (_, schema, yaml, refusing) => check(schema, yaml, refusing));

test.each(dialectNames)('A whole object may not be null: %s', (dialect) => {
  expect(verdictsOf({ type: 'object' }, '~', dialect).map(inWords)).toEqual(['type . null']);
});

test.each(dialectNames)(
  'A required field of the root may be null only where nothing is required there: %s',
  (dialect) => {
    const said = verdictsOf({ properties: { spec: { type: 'object' } }, required: ['spec'] }, 'spec: ~', dialect);
    expect(said.map(inWords)).toEqual(dialect === 'kubeconformNative' ? [] : ['type /spec null']);
  },
);

describe('a null that may be there', () => {
  const schema: Schema = { properties: { a: { type: 'object', required: ['b'], properties: { b: text } } } };
  test('is not looked into', () => expect(verdictsOf(schema, 'a: ~', 'native')).toEqual([]));

  test('is there for "required"', () => {
    expect(verdictsOf({ required: ['a'], properties: { a: {} } }, 'a: ~', 'plain')).toEqual([]);
  });

  test('is not inherited by the branches of a combination', () => {
    const either: Schema = { properties: { a: { anyOf: [text, { type: 'integer' }] } }, required: ['a'] };
    expect(verdictsOf(either, 'a: ~', 'native').map(inWords)).toEqual(['combination /a anyOf 0']);
  });
});

describe('an empty string', () => {
  const schema: Schema = { properties: { a: { type: 'string', enum: ['x', 'y'] } } };
  const said: readonly (readonly [DialectName, readonly string[]])[] = [
    ['native', []],
    ['custom', ['enum /a']],
    ['plain', ['enum /a']],
    ['kubeconformNative', []],
    ['kubeconformPlain', ['enum /a']],
    ['kubeconformCustom', ['enum /a']],
  ];
  test.each(said)('is as good as no value for a built-in kind: %s', (dialect, verdicts) => {
    expect(verdictsOf(schema, 'a: ""', dialect).map(inWords)).toEqual(verdicts);
  });
});

describe('a field with a default', () => {
  const schema: Schema = { required: ['a'], properties: { a: { type: 'string', default: 'x' } } };
  const said: readonly (readonly [DialectName, readonly string[]])[] = [
    ['native', []],
    ['custom', []],
    ['plain', ['missingField . a']],
    ['kubeconformNative', ['missingField . a']],
    ['kubeconformPlain', ['missingField . a']],
    ['kubeconformCustom', ['missingField . a']],
  ];
  test.each(said)('need not be written where defaults are filled in: %s', (dialect, verdicts) => {
    expect(verdictsOf(schema, '{}', dialect).map(inWords)).toEqual(verdicts);
  });
});

describe('text that a template engine fills in', () => {
  const schema: Schema = { properties: { a: { type: 'integer', enum: [5] }, b: { pattern: '^x$' } } };
  test.each(['native', 'custom'] as const)('may turn out to be anything: %s', (dialect) => {
    expect(verdictsOf(schema, 'a: "{{ .replicas }}"\nb: "${NAME}"\n', dialect)).toEqual([]);
  });
  test.each(allBut('native', 'custom'))('is text: %s', (dialect) => {
    expect(verdictsOf(schema, 'a: "{{ .replicas }}"\nb: "${NAME}"\n', dialect).map(inWords)).toEqual([
      'type /a string',
      'pattern /b',
    ]);
  });
});
