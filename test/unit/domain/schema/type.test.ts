import { describe, expect, test } from 'vitest';
import { kubeconformNative, native, plain } from '../../../../src/domain/schema/dialect.ts';
import {
  admitsType,
  isNumberOrString,
  isQuantity,
  isTemplated,
  typeOf,
  typesOf,
} from '../../../../src/domain/schema/type.ts';
import { content } from '../../../../src/domain/yaml/node.ts';
import type { ContentNode } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

function nodeOf(text: string): ContentNode {
  const { root } = parse(`[${text}]`);
  const list = root === null ? null : content(root);
  const item = list?.type === 'sequence' ? list.items[0] : undefined;
  if (item === undefined) throw new Error(`Nothing in ${text}`);
  return content(item);
}

describe('the JSON type of a node', () => {
  test.each([
    ['{}', 'object'],
    ['[]', 'array'],
    ['~', 'null'],
    ['a', 'string'],
    ['"1"', 'string'],
    ['1', 'integer'],
    ['0777', 'integer'],
    ['1.0', 'integer'],
    ['1e3', 'integer'],
    ['1.5', 'number'],
    ['9007199254740993', 'integer'],
    ['yes', 'boolean'],
    ['2026-01-01', 'string'],
  ])('%s is %s', (text, type) => expect(typeOf(nodeOf(text))).toBe(type));
});

test('An integer is a number, a number is no integer', () => {
  expect(admitsType('number', 'integer')).toBe(true);
  expect(admitsType('integer', 'number')).toBe(false);
  expect(admitsType('string', 'string')).toBe(true);
  expect(admitsType('string', 'null')).toBe(false);
});

describe('the types that a schema admits', () => {
  test('None means any', () => expect(typesOf({}, native)).toEqual([]));
  test('One', () => expect(typesOf({ type: 'string' }, native)).toEqual(['string']));
  test('Several', () => expect(typesOf({ type: ['string', 'null'] }, native)).toEqual(['string', 'null']));
  test('The format int-or-string means both, whatever the type', () => {
    expect(typesOf({ type: 'string', format: 'int-or-string' }, native)).toEqual(['integer', 'string']);
    expect(typesOf({ format: 'int-or-string' }, kubeconformNative)).toEqual(['integer', 'string']);
  });
  test('The mark of Kubernetes means both where it is known', () => {
    const schema = { type: 'object', 'x-kubernetes-int-or-string': true };
    expect(typesOf(schema, native)).toEqual(['integer', 'string']);
    expect(typesOf(schema, kubeconformNative)).toEqual(['integer', 'string']);
    expect(typesOf(schema, plain)).toEqual(['object']);
  });
});

test.each([
  ['"{{ .x }}"', true],
  ['"a-{{name}}"', true],
  ['"${VAR}"', true],
  ['"$VAR"', false],
  ['"{x}"', false],
  ['a', false],
  ['5', false],
  ['{a: "{{x}}"}', false],
])('%s is still to be filled in: %s', (text, templated) => expect(isTemplated(nodeOf(text))).toBe(templated));

describe('what takes a number or a text', () => {
  test('is a quantity, everywhere', () => {
    expect(isQuantity({ format: 'quantity' })).toBe(true);
    expect(isQuantity({ format: 'int-or-string' })).toBe(false);
    expect(typesOf({ type: 'string', format: 'quantity' }, plain)).toEqual(['string', 'number']);
  });

  test.each([
    [{ format: 'quantity' }, true, true],
    [{ format: 'int-or-string' }, true, true],
    [{ 'x-kubernetes-int-or-string': true }, true, false],
    [{ type: 'string' }, false, false],
  ])('%j: for Kubernetes %s, for others %s', (schema, ofKubernetes, ofOthers) => {
    expect(isNumberOrString(schema, native)).toBe(ofKubernetes);
    expect(isNumberOrString(schema, plain)).toBe(ofOthers);
  });
});
