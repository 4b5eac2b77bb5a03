import { describe, expect, test } from 'vitest';
import { quantities } from '../../../../../../src/domain/cel/library/kubernetes/quantity.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('amounts', () => {
  checkPolicies(kubernetes, [
    ["quantity('1Gi')", 'kubernetes.Quantity'],
    ["quantity('1Gi').asInteger()", '1073741824'],
    ["quantity('1.5').isInteger()", 'false'],
    ["quantity('1.5').asInteger()", 'range: The quantity is no integer of 64 bits.'],
    ["quantity('1.5Gi').asApproximateFloat()", '1.610612736e+09.0'],
    ["sign(quantity('-1'))", '-1'],
    ["quantity('1').sign()", 'unknown-function [sign] "sign" is no method; write sign(…).'],
    ["quantity('1Gi').isGreaterThan(quantity('1G'))", 'true'],
    ["quantity('1Gi').isLessThan(quantity('1G'))", 'false'],
    ["quantity('1Gi').compareTo(quantity('1G'))", '1'],
    ["quantity('1Gi').add(quantity('1Mi')) == quantity('1025Mi')", 'true'],
    ["quantity('1Gi').add(5).asInteger()", '1073741829'],
    ["quantity('1Gi').sub(5).asInteger()", '1073741819'],
    ["quantity('1k').sub(quantity('1')).asInteger()", '999'],
    ["isQuantity('1x')", 'false'],
    ["isQuantity('')", 'false'],
    [
      "quantity('abc')",
      'argument: "abc" is no quantity: quantities must match the regular expression \'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$\'.',
    ],
    [
      "quantity('1') == 1",
      'type [quantity(\'1\') == 1] "==" wants two of one type; these are kubernetes.Quantity and int.',
    ],
    ["quantity('1') < quantity('2')", 'type [<] "<" does not take kubernetes.Quantity and kubernetes.Quantity.'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    quantities.every(({ name, method }) =>
      (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name),
    ),
  ).toBe(true);
});
