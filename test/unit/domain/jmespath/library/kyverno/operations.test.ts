import { expect, test } from 'vitest';
import { operandOf } from '../../../../../../src/domain/jmespath/library/kyverno/operand.ts';
import type { Operand } from '../../../../../../src/domain/jmespath/library/kyverno/operand.ts';
import {
  add,
  divide,
  modulo,
  multiply,
  subtract,
} from '../../../../../../src/domain/jmespath/library/kyverno/operations.ts';
import { written } from '../../../../../../src/domain/jmespath/value.ts';

const operations = { add, subtract, multiply, divide, modulo };

function operand(value: unknown): Operand {
  const found = operandOf(written(value));
  if (found === null) throw new Error(String(value));
  return found;
}

const mismatch = { wrong: 'Types mismatch' };

test.each([
  ['2562047h', 'add', '2562047h', '-1h34m33.709551616s'],
  ['-2562047h47m16s', 'subtract', '2562047h47m16s', '1.709551616s'],
  ['1h', 'multiply', 1e30, '-2562047h47m16.854775808s'],
  [
    '1Ki',
    'multiply',
    Number.NaN,
    { message: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'" },
  ],
  ['1h', 'multiply', '1h', mismatch],
  [2, 'multiply', '1h', '2h0m0s'],
  ['1Ki', 'divide', '1h', mismatch],
  [1, 'divide', '1h', mismatch],
  ['1e99999', 'add', '1', { tooLarge: true }],
  ['10Ki', 'modulo', '3Ki', '1Ki'],
  ['1h', 'modulo', '1Gi', mismatch],
  [1e30, 'modulo', 2, { wrong: 'Non-integer argument(s) passed for modulo' }],
] as const)('%s %s %s is %j', (a, operation, b, result) =>
  expect(operations[operation](operand(a), operand(b))).toEqual(result),
);
