import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { checkKeyword } from '../keyword.ts';
import type { KeywordCase } from '../keyword.ts';
import { dialectNames, inWords, verdictsOf } from '../verdicts.ts';
import type { DialectName } from '../verdicts.ts';

const everywhere: readonly KeywordCase[] = [
  {
    rule: 'oneOf: exactly one must fit',
    schema: { oneOf: [{ type: 'string' }, { type: 'integer' }, { minimum: 5 }] },
    good: ['4', 'yes'],
    bad: { '5': 'combination /a oneOf 2', x: 'combination /a oneOf 2' },
  },
  {
    rule: 'allOf: each says what it has to say',
    schema: { allOf: [{ minimum: 5 }, { maximum: 3 }] },
    good: ['x'],
    bad: { '4': ['range /a at least 5', 'range /a at most 3'] },
  },
  {
    rule: 'not: must not fit',
    schema: { not: { type: 'string' } },
    good: ['1'],
    bad: { x: 'combination /a not 1' },
  },
  {
    rule: 'anyOf: one is enough',
    schema: { anyOf: [{ type: 'string' }, { minimum: 5 }] },
    good: ['x', '6'],
    bad: {},
  },
  {
    rule: 'Combinations nest',
    schema: { allOf: [{ anyOf: [{ not: { maximum: 9 } }, { minimum: 20 }] }, { not: { multipleOf: 7 } }] },
    good: ['10', '22'],
    bad: { '14': 'combination /a not 1' },
  },
];
describe.each(everywhere)('$rule', (one) => {
  test.each(dialectNames)('%s', (dialect) => checkKeyword(one, dialect));
});

/** Whole: one verdict on all alternatives. Spoken: each alternative says what it lacks. */
interface Alternatives {
  readonly rule: string;
  readonly schema: Schema;
  readonly value: string;
  readonly whole: readonly string[];
  readonly spoken: readonly string[];
}

const alternatives: readonly Alternatives[] = [
  {
    rule: 'oneOf',
    schema: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    value: 'yes',
    whole: ['combination /a oneOf 0'],
    spoken: ['type /a boolean', 'type /a boolean'],
  },
  {
    rule: 'anyOf',
    schema: { anyOf: [{ type: 'string' }, { minimum: 5 }] },
    value: '1',
    whole: ['combination /a anyOf 0'],
    spoken: ['type /a integer', 'range /a at least 5'],
  },
  {
    rule: 'beside the rest',
    schema: { type: 'integer', minimum: 5, anyOf: [{ minimum: 9 }] },
    value: '4',
    whole: ['range /a at least 5', 'combination /a anyOf 0'],
    spoken: ['range /a at least 5', 'range /a at least 9'],
  },
];

const speaking = new Set<DialectName>(['kubeconformNative', 'kubeconformPlain', 'kubeconformCustom']);

describe.each(alternatives)('where no alternative fits: $rule', ({ schema, value, whole, spoken }) => {
  test.each(dialectNames)('%s', (dialect) => {
    const said = verdictsOf({ properties: { a: schema } }, `a: ${value}\n`, dialect).map(inWords);
    expect(said).toEqual(speaking.has(dialect) ? spoken : whole);
  });
});

describe('a combination that fits too often', () => {
  const schema: Schema = { oneOf: [{ required: ['b'] }, { required: ['c'] }], not: { required: ['b', 'c'] } };
  test('names the fields that exclude each other', () => {
    expect(verdictsOf({ properties: { a: schema } }, 'a: {b: 1, c: 1}', 'custom')).toMatchObject([
      { keyword: 'oneOf', names: ['b', 'c'] },
      { keyword: 'not', names: ['b', 'c'] },
    ]);
  });
});

describe('branches of a schema', () => {
  const schema: Schema = {
    type: 'object',
    properties: { b: {}, c: {} },
    oneOf: [{ required: ['b'], properties: { b: {} } }, { required: ['c'] }],
  };
  test.each(dialectNames)('name some fields and do not refuse the others: %s', (dialect) => {
    const say = (text: string): string[] => verdictsOf({ properties: { a: schema } }, text, dialect).map(inWords);
    expect(say('a: {b: 1}')).toEqual([]);
    expect(say('a: {c: 1}')).toEqual([]);
    expect(say('a: {b: 1, c: 1}')).toEqual(['combination /a oneOf 2']);
  });
});

test('An alternative does not see what an API server drops of a custom resource: null that a field does not take', () => {
  const schema: Schema = {
    properties: { b: { type: 'string' }, c: { type: 'string', nullable: true } },
    oneOf: [{ required: ['b'] }, { required: ['c'] }],
  };
  const said = (text: string): unknown => verdictsOf({ properties: { a: schema } }, text, 'custom').map(inWords);
  expect([said('a: {b: null}'), said('a: {c: null}'), said('a: {b: null, c: x}')]).toEqual([
    ['combination /a oneOf 0'],
    [],
    [],
  ]);
  const native = verdictsOf({ properties: { a: schema } }, 'a: {b: null}', 'native');
  expect(native).toEqual([]);
});
