import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { has, macroSignature, macrosOf, macrosOfCel } from '../../../../../src/domain/cel/complete/macros.ts';
import { macroNames, variableCounts } from '../../../../../src/domain/cel/syntax/macro.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import {
  dyn,
  int,
  listOf,
  mapOf,
  messageOf,
  objectOf,
  optionalOf,
  string,
} from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { kubernetes, kyverno } from '../said.ts';

const methods = macrosOf(dyn);

test('All macros that are read are offered, and no others', () => {
  const names = [has, ...macrosOfCel(environmentOf({})), ...methods].map(({ name }) => name);
  expect([...new Set(names)].toSorted()).toEqual(macroNames.toSorted());
});

describe('a macro that is written as it is offered is read as one', () => {
  test.each(methods.map((macro) => [macroSignature(macro).label, macro] as const))('%s', (_, macro) => {
    const parsed = parse(`a.${macro.name}(${macro.parameters.join(', ')})`);
    expect(parsed).toMatchObject({ ok: true, expression: { kind: expect.not.stringMatching(/^call$/) } });
    expect([macro.variables, ...variableCounts(macro.name)]).toContain(macro.variables);
  });

  test('has(field)', () => expect(macroSignature(has).label).toBe('has(field) bool'));
});

describe('which a type has', () => {
  const cases: readonly (readonly [what: string, type: Type, has: readonly string[], not: readonly string[]])[] = [
    ['a list', listOf(int), ['all', 'sortBy', 'map'], ['optMap']],
    ['a map', mapOf(string, int), ['all', 'transformMap'], ['sortBy', 'optMap']],
    ['an object', objectOf('o', {}), ['all'], ['sortBy', 'optMap']],
    ['a message', messageOf('m', {}), [], ['all', 'sortBy', 'optMap']],
    ['an optional', optionalOf(int), ['optMap', 'optFlatMap'], ['all', 'sortBy']],
    ['a text', string, [], ['all', 'sortBy', 'optMap']],
    ['anything', dyn, ['all', 'sortBy', 'optMap'], []],
  ];
  test.each(cases)('%s', (_, type, there, absent) => {
    const names = macrosOf(type).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...there]));
    expect(names.filter((name) => absent.includes(name))).toEqual([]);
  });
});

test('Kubernetes has no cel.bind, and Kyverno has', () => {
  expect(macrosOfCel(kubernetes)).toEqual([]);
  expect(macrosOfCel(kyverno).map((macro) => macroSignature(macro).label)).toEqual(['bind(x, value, result) dyn']);
});
