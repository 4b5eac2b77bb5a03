import { describe, expect, test } from 'vitest';
import { macrosOf } from '../../../../../src/domain/cel/complete/macros.ts';
import {
  fieldOffer,
  functionOffer,
  keywordOffer,
  macroOffer,
  variableOffer,
} from '../../../../../src/domain/cel/complete/offer.ts';
import type { Offer } from '../../../../../src/domain/cel/complete/offer.ts';
import { standardFunctions } from '../../../../../src/domain/cel/library/standard.ts';
import { dyn, int, listOf } from '../../../../../src/domain/cel/type.ts';

const methods = (name: string): Offer => functionOffer(name, standardFunctions.methods.get(name) ?? []);
const macro = (name: string): readonly Offer[] => macroOffer(macrosOf(dyn).filter((one) => one.name === name));

describe('what is offered', () => {
  const cases: readonly (readonly [offer: Offer | undefined, detail: string, insert: string])[] = [
    [variableOffer('a', listOf(int)), 'list(int)', 'a'],
    [fieldOffer('a', int, ''), 'int', 'a'],
    [fieldOffer('a-b', int, ''), 'int', '`a-b`'],
    [keywordOffer('in', 'bool'), 'bool', 'in'],
    [methods('hasValue'), 'hasValue() bool', 'hasValue()'],
    [methods('startsWith'), 'startsWith(string) bool', 'startsWith($0)'],
    [methods('substring'), 'substring(int) string (+1)', 'substring($0)'],
    [macro('filter')[0], 'filter(x, condition) list', `filter(\${1:x}, $0)`],
    [macro('all')[0], 'all(x, condition) bool (+1)', `all(\${1:x}, $0)`],
    [macro('transformMap')[0], 'transformMap(key, value, result) map (+1)', `transformMap(\${1:key}, \${2:value}, $0)`],
  ];
  test.each(cases)('%o', (offer, detail, insert) => expect(offer).toMatchObject({ detail, insert }));
});

test('What is called has all ways to call it, once each, and a field what its schema says', () => {
  expect(methods('substring').ways).toEqual(['substring(int) string', 'substring(int, int) string']);
  expect(functionOffer('size', standardFunctions.globals.get('size') ?? []).ways).toContain('size(string) int');
  expect(macro('all')[0]?.ways).toEqual(['all(x, condition) bool', 'all(key, value, condition) bool']);
  expect(variableOffer('a', int)).toMatchObject({ ways: [], does: '' });
  expect(keywordOffer('in', 'bool')).toMatchObject({ ways: [], does: '' });
  expect(fieldOffer('a', int, 'A number.').does).toBe('A number.');
});
