import { expect, test } from 'vitest';
import { isGrave } from '../../../../src/domain/bootstrap/grave.ts';

test.each([
  ['none', false],
  ['disruptive', false],
  ['data-loss', true],
  ['irreversible', true],
] as const)('%s: %s', (risk, expected) => expect(isGrave({ risk })).toBe(expected));
