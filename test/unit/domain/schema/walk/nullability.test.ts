import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { inWords, verdictsOf } from '../verdicts.ts';
import type { DialectName } from '../verdicts.ts';

/** The dialects that refuse a null, of all five. */
function check(schema: Schema, text: string, refusing: readonly DialectName[]): void {
  const names: readonly DialectName[] = ['native', 'custom', 'plain', 'kubeconformNative', 'kubeconformCustom'];
  expect(names.filter((name) => verdictsOf(schema, text, name).map(inWords).some((line) => line.startsWith('type')))).toEqual(
    refusing,
  );
}

const all = ['native', 'custom', 'plain', 'kubeconformNative', 'kubeconformCustom'] as const;
const text: Schema = { type: 'string' };

const cases: readonly (readonly [rule: string, schema: Schema, text: string, refusing: readonly DialectName[]])[] = [
  ['A field that is not required may be null for Kubernetes', { properties: { a: text } }, 'a: ~', ['plain', 'kubeconformCustom']],
  ['An empty field is null', { properties: { a: text } }, 'a:\n', ['plain', 'kubeconformCustom']],
  ['A required field may not be null', { properties: { a: text }, required: ['a'] }, 'a: ~', all],
  ['An item of a built-in list may be null', { properties: { a: { items: text } } }, 'a: [x, ~]', ['custom', 'plain', 'kubeconformCustom']],
  ['A value of a built-in map may be null', { properties: { a: { additionalProperties: text } } }, 'a: {b: ~}', ['custom', 'plain', 'kubeconformCustom']],
  ['A schema may admit null', { properties: { a: { type: ['string', 'null'] } }, required: ['a'] }, 'a: ~', []],
  ['"nullable" counts for Kubernetes', { properties: { a: { ...text, nullable: true } }, required: ['a'] }, 'a: ~', ['plain', 'kubeconformNative', 'kubeconformCustom']],
  ['"nullable" counts for items', { properties: { a: { items: { ...text, nullable: true } } } }, 'a: [~]', ['plain', 'kubeconformCustom']],
  ['"nullable: false" changes nothing', { properties: { a: { ...text, nullable: false } } }, 'a: ~', ['plain', 'kubeconformCustom']],
  ['Null is no object, where it may not be null', { properties: { a: { type: 'object' } }, required: ['a'] }, 'a: ~', all],
  ['An object itself may not be null', { type: 'object' }, '~', all],
  ['A schema without a type admits null', { properties: { a: { enum: [null] } }, required: ['a'] }, 'a: ~', []],
];
test.each(cases)('%s', (_, schema, yaml, refusing) => check(schema, yaml, refusing));

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
  const cases: readonly (readonly [DialectName, readonly string[]])[] = [
    ['native', []],
    ['custom', ['enum /a']],
    ['plain', ['enum /a']],
    ['kubeconformNative', []],
    ['kubeconformCustom', ['enum /a']],
  ];
  test.each(cases)('is as good as no value for a built-in kind: %s', (dialect, verdicts) => {
    expect(verdictsOf(schema, 'a: ""', dialect).map(inWords)).toEqual(verdicts);
  });
});

describe('a field with a default', () => {
  const schema: Schema = { required: ['a'], properties: { a: { type: 'string', default: 'x' } } };
  const cases: readonly (readonly [DialectName, readonly string[]])[] = [
    ['native', []],
    ['custom', []],
    ['plain', ['missingField . a']],
    ['kubeconformNative', ['missingField . a']],
    ['kubeconformCustom', ['missingField . a']],
  ];
  test.each(cases)('need not be written where defaults are filled in: %s', (dialect, verdicts) => {
    expect(verdictsOf(schema, '{}', dialect).map(inWords)).toEqual(verdicts);
  });
});

describe('text that a template engine fills in', () => {
  const schema: Schema = { properties: { a: { type: 'integer', enum: [5] }, b: { pattern: '^x$' } } };
  test.each(['native', 'custom'] as const)('may turn out to be anything: %s', (dialect) => {
    expect(verdictsOf(schema, 'a: "{{ .replicas }}"\nb: "${NAME}"\n', dialect)).toEqual([]);
  });
  test.each(['plain', 'kubeconformNative', 'kubeconformCustom'] as const)('is text: %s', (dialect) => {
    expect(verdictsOf(schema, 'a: "{{ .replicas }}"\nb: "${NAME}"\n', dialect).map(inWords)).toEqual([
      'type /a string',
      'pattern /b',
    ]);
  });
});
