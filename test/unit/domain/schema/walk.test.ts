import { describe, expect, test } from 'vitest';
import type { Definitions } from '../../../../src/domain/schema/definitions.ts';
import { plain } from '../../../../src/domain/schema/dialect.ts';
import { rootPlace } from '../../../../src/domain/schema/place.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { walk } from '../../../../src/domain/schema/walk.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { checkKeyword } from './keyword.ts';
import type { KeywordCase } from './keyword.ts';
import { allBut, dialectNames, inWords, verdictsOf } from './verdicts.ts';

const cases: readonly KeywordCase[] = [
  { rule: 'Without keywords anything goes', schema: {}, good: ['1', 'x', '[1]', '{b: 1}', '~', 'yes'], bad: {} },
  {
    rule: 'type: string',
    schema: { type: 'string' },
    good: ['x', '"1"', '|-\n  x'],
    bad: {
      '1': 'type /a integer',
      yes: 'type /a boolean',
      '[x]': 'type /a array',
      '{b: c}': 'type /a object',
      '1.5': 'type /a number',
    },
  },
  {
    rule: 'type: integer',
    schema: { type: 'integer' },
    good: ['1', '0777', '1.0', '-5'],
    bad: { '1.5': 'type /a number', '"1"': 'type /a string', yes: 'type /a boolean' },
  },
  { rule: 'type: number', schema: { type: 'number' }, good: ['1', '1.5'], bad: { x: 'type /a string' } },
  {
    rule: 'type: boolean',
    schema: { type: 'boolean' },
    good: ['yes', 'off', 'true'],
    bad: { '"yes"': 'type /a string', '1': 'type /a integer' },
  },
  {
    rule: 'type: object',
    schema: { type: 'object' },
    good: ['{}'],
    bad: { x: 'type /a string', '[]': 'type /a array' },
  },
  {
    rule: 'type: array',
    schema: { type: 'array' },
    good: ['[]', '[x, 1]'],
    bad: { '{}': 'type /a object', x: 'type /a string' },
  },
  {
    rule: 'type: a list of types',
    schema: { type: ['string', 'integer'] },
    good: ['x', '1'],
    bad: { yes: 'type /a boolean', '1.5': 'type /a number' },
  },
  {
    rule: 'format: int-or-string',
    schema: { type: 'string', format: 'int-or-string' },
    good: ['1', '"50%"'],
    bad: { '1.5': 'type /a number', yes: 'type /a boolean', '[]': 'type /a array' },
  },
  {
    rule: 'A wrong type says nothing more',
    schema: { type: 'string', enum: ['x'], minLength: 5 },
    good: [],
    bad: { '1': 'type /a integer' },
  },
  {
    rule: 'enum',
    schema: { enum: ['TCP', 5, null] },
    good: ['TCP', '5', '~'],
    bad: { tcp: 'enum /a', '"5"': 'enum /a' },
    except: ['kubeconformNative'],
  },
  { rule: 'const', schema: { const: 'x' }, good: ['x'], bad: { y: 'enum /a', '[x]': 'enum /a' } },
  {
    rule: 'minLength',
    schema: { minLength: 2 },
    good: ['ab', '"🚢🚢"', '5'],
    bad: { x: 'length /a 1 character', '🚢': 'length /a 1 character' },
  },
  {
    rule: 'maxLength',
    schema: { maxLength: 2 },
    good: ['ab', '🚢🚢', '500'],
    bad: { abc: 'length /a 3 character', '🚢🚢🚢': 'length /a 3 character' },
  },
  {
    rule: 'pattern',
    schema: { pattern: '^[a-z]+$' },
    good: ['abc', '5'],
    bad: { ABC: 'pattern /a', '"a b"': 'pattern /a' },
  },
  { rule: 'A pattern that RE2 does not have says nothing', schema: { pattern: '^(?!a)' }, good: ['a', 'b'], bad: {} },
  { rule: 'A pattern is found anywhere', schema: { pattern: 'b' }, good: ['abc'], bad: { x: 'pattern /a' } },
  {
    rule: 'format',
    schema: { format: 'date' },
    good: ['2026-01-31', '5'],
    bad: { '2026-02-30': 'format /a', x: 'format /a' },
    except: ['kubeconformNative'],
  },
  {
    rule: 'format: of the API server alone',
    schema: { format: 'cidr' },
    good: ['10.0.0.0/8'],
    bad: { x: 'format /a' },
    except: allBut('native', 'custom'),
  },
  {
    rule: 'format: of kubeconform alone',
    schema: { format: 'time' },
    good: ['"10:00:00Z"'],
    bad: { x: 'format /a' },
    except: ['native', 'custom', 'kubeconformNative'],
  },
  { rule: 'format: unknown', schema: { format: 'whatever' }, good: ['x', '1'], bad: {} },
  {
    rule: 'format: int32',
    schema: { format: 'int32' },
    good: ['2147483647', '-2147483648', 'x'],
    bad: { '2147483648': 'range /a at most 2147483647', '-2147483649': 'range /a at least -2147483648' },
    except: allBut('native', 'custom'),
  },
  { rule: 'format: int64', schema: { format: 'int64' }, good: ['9223372036854775807', '1'], bad: {} },
  {
    rule: 'minimum',
    schema: { minimum: 1 },
    good: ['1', '1.5', 'x', '18446744073709551615'],
    bad: { '0': 'range /a at least 1', '0.5': 'range /a at least 1' },
  },
  {
    rule: 'maximum',
    schema: { maximum: 1 },
    good: ['1', '-5'],
    bad: { '2': 'range /a at most 1', '9223372036854775807': 'range /a at most 1' },
  },
  {
    rule: 'exclusiveMinimum of draft 4',
    schema: { minimum: 1, exclusiveMinimum: true },
    good: ['2'],
    bad: { '1': 'range /a more than 1' },
  },
  {
    rule: 'exclusiveMaximum of draft 4',
    schema: { maximum: 1, exclusiveMaximum: true },
    good: ['0'],
    bad: { '1': 'range /a less than 1' },
  },
  {
    rule: 'exclusiveMinimum of draft 6',
    schema: { exclusiveMinimum: 1 },
    good: ['1.5'],
    bad: { '1': 'range /a more than 1' },
  },
  {
    rule: 'exclusiveMaximum of draft 6',
    schema: { exclusiveMaximum: 1 },
    good: ['0.5'],
    bad: { '1': 'range /a less than 1' },
  },
  {
    rule: 'exclusive: false is not exclusive',
    schema: { minimum: 1, exclusiveMinimum: false, maximum: 2, exclusiveMaximum: false },
    good: ['1', '2'],
    bad: {},
  },
  {
    rule: 'multipleOf',
    schema: { multipleOf: 0.1 },
    good: ['0.3', '1', '0', '-0.2'],
    bad: { '0.25': 'range /a a multiple of 0.1' },
  },
];

describe.each(cases)('$rule', (one) => {
  test.each(dialectNames)('%s', (dialect) => checkKeyword(one, dialect));
});

test('Verdicts stand in the order of the text', () => {
  const schema = { properties: { a: { type: 'string' }, b: { items: { type: 'string' } }, c: { type: 'string' } } };
  expect(verdictsOf(schema, 'c: 1\nb: [x, 2]\na: 3\n', 'native').map(inWords)).toEqual([
    'type /c integer',
    'type /b/1 integer',
    'type /a integer',
  ]);
});

test('What is merged or an alias is judged where it stands', () => {
  const schema: Schema = { properties: { x: {}, a: { properties: { b: { type: 'integer' } } } } };
  expect(verdictsOf(schema, 'x: &x {b: no}\na: *x\n', 'plain').map(inWords)).toEqual(['type /a/b boolean']);
  expect(verdictsOf(schema, 'x: &x {b: no}\na: {<<: *x}\n', 'plain').map(inWords)).toEqual(['type /a/b boolean']);
});

test('A schema whose alternatives never end is given up, in little time', () => {
  const { root } = parse('a: 1');
  if (root === null) throw new Error('No YAML');
  const endless = { schema: { anyOf: [{ $ref: '#' }, { $ref: '#' }] }, file: 'a' };
  const definitions: Definitions = { lookup: () => endless, objectMeta: () => undefined };
  expect(walk(endless, rootPlace(root), definitions, plain)).toBeNull();
});
