import { expect, test } from 'vitest';
import { operandOf } from '../../../../../../src/domain/jmespath/library/kyverno/operand.ts';
import { written } from '../../../../../../src/domain/jmespath/value.ts';

test.each([
  [1.5, { kind: 'number', number: 1.5 }],
  ['1h', { kind: 'duration', nanos: 3_600_000_000_000n }],
  // A quantity that is a duration as well.
  ['5m', { kind: 'quantity' }],
  ['0', { kind: 'quantity' }],
])('%s', (value, operand) => expect(operandOf(written(value))).toMatchObject(operand));

test.each([true, null, 'x', '1 h', []])('%j is nothing to compute with', (value) =>
  expect(operandOf(written(value))).toBeNull(),
);
