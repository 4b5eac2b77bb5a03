import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { fieldsOf, membersOf, overloadsFor } from '../../../../../src/domain/cel/complete/members.ts';
import { standardFunctions } from '../../../../../src/domain/cel/library/standard.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { kyverno } from '../said.ts';

const { dyn, int, listOf, mapOf, objectOf, optionalOf, string } = types;
const host = objectOf('host', { name: string, 'a-b': int });
const environment = environmentOf({ host, 'host.extra': int, math: int, 'variables.count': int });

describe('what follows a dot', () => {
  const cases: readonly (readonly [
    what: string,
    type: Type,
    path: string | null,
    there: readonly string[],
    absent: readonly string[],
  ])[] = [
    ['fields', host, null, ['name', 'a-b', 'all'], ['extra', 'startsWith']],
    ['what a longer name has', host, 'host', ['name', 'extra'], []],
    ['what is in an optional', optionalOf(host), null, ['name', 'hasValue', 'optMap'], ['all']],
    ['methods of a text', string, null, ['startsWith', 'size', 'matches'], ['all', 'flatten', 'getHours']],
    ['methods of a list', listOf(string), null, ['all', 'flatten', 'join', 'size'], ['startsWith', 'optMap']],
    ['methods of a list of numbers', listOf(int), null, ['flatten'], ['join']],
    ['methods of a map', mapOf(string, int), null, ['all', 'size'], ['flatten']],
    ['methods of a moment', types.timestamp, null, ['getFullYear'], ['startsWith', 'all']],
    ['anything', dyn, 'object', ['startsWith', 'all', 'getFullYear'], ['abs', 'name']],
    ['a name space', dyn, 'optional', ['of', 'none'], ['startsWith', 'all', 'hasValue']],
    ['a name space of variables', dyn, 'variables', ['count'], ['startsWith']],
    ['a name space with the name of a variable', int, 'math', ['abs'], ['startsWith']],
    ['cel', dyn, 'cel', ['bind'], ['startsWith']],
  ];
  test.each(cases)('%s', (_, type, path, there, absent) => {
    const labels = membersOf({ type, path }, environment, null).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...there]));
    expect(labels.filter((label) => absent.includes(label))).toEqual([]);
  });
});

test('Fields come first', () => {
  expect(membersOf({ type: host, path: null }, environment, null)[0]?.label).toBe('name');
  expect(fieldsOf(host).map(({ label, kind, detail }) => [label, kind, detail])).toEqual([
    ['name', 'field', 'string'],
    ['a-b', 'field', 'int'],
  ]);
});

describe('What is of optionals', () => {
  const labels = (type: Type): readonly string[] =>
    membersOf({ type, path: null }, kyverno, null).map(({ label }) => label);
  const own = ['hasValue', 'value', 'or', 'orValue', 'optMap', 'optFlatMap'];

  test('comes last behind what may be anything', () => {
    expect(labels(dyn).slice(-own.length).toSorted()).toEqual(own.toSorted());
    expect(labels(dyn)[0]).toBe('all');
  });

  test('is not there behind what is none, but for the one that Kyverno has for all values', () => {
    expect(labels(host).filter((label) => own.includes(label))).toEqual(['orValue']);
    expect(labels(string).at(-1)).toBe('orValue');
  });

  test('follows the fields of what is in one', () => {
    expect(labels(optionalOf(host)).slice(0, 4)).toEqual(['name', 'a-b', 'optMap', 'optFlatMap']);
  });
});

test('A method has the overloads of its type', () => {
  const size = standardFunctions.methods.get('size') ?? [];
  expect([size.length, overloadsFor(string, size).length, overloadsFor(dyn, size).length]).toEqual([4, 1, 4]);
});
