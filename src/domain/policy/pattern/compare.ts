import { compareQuantities } from '../../quantity/compare.ts';
import { once } from '../../once.ts';
import { parseQuantity } from '../../quantity/quantity.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Data } from '../data.ts';
import { durationOf } from '../durationOf.ts';
import { goExponent, goFixed } from '../goText.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';
import type { TermOperator } from './term.ts';

/**
 * Whether a value is as one operand wants it: as durations when both are some, else as quantities when both are, else as text
 * (kyverno, pkg/engine/pattern). Nothing is as good as zero where durations and quantities are compared.
 */
export function compares(value: Data, operator: TermOperator, operand: string, meter: Meter | undefined): boolean {
  const { duration, quantity } = measuresOf(operand);
  const measured = duration === null && quantity === null ? null : asMeasure(value);
  if (measured !== null) {
    const difference = durations(measured, duration) ?? quantities(measured, quantity);
    if (difference !== null) return holds(operator, difference);
  }
  if (operator !== 'equal' && operator !== 'notEqual') return false;
  const text = asText(value);
  return text !== null && wildcard(operand, text, meter) === (operator === 'equal');
}

/** What an operand is as a duration and as a quantity, each null when it is none. */
const measuresOf = once((operand): { readonly duration: bigint | null; readonly quantity: Quantity | null } => {
  const quantity = parseQuantity(operand);
  return { duration: durationOf(operand), quantity: typeof quantity === 'string' ? null : quantity };
});

/** Below zero when the value is less than the operand; null when one of both is no duration. */
function durations(value: string, wanted: bigint | null): number | null {
  if (wanted === null) return null;
  const given = durationOf(value);
  if (given === null) return null;
  return given === wanted ? 0 : given < wanted ? -1 : 1;
}

function quantities(value: string, wanted: Quantity | null): number | null {
  if (wanted === null) return null;
  const given = parseQuantity(value);
  return typeof given === 'string' ? null : compareQuantities(given, wanted);
}

function holds(operator: TermOperator, difference: number): boolean {
  switch (operator) {
    case 'equal':
      return difference === 0;
    case 'notEqual':
      return difference !== 0;
    case 'more':
      return difference > 0;
    case 'moreOrEqual':
      return difference >= 0;
    case 'less':
      return difference < 0;
    case 'lessOrEqual':
      return difference <= 0;
  }
}

/** What durations and quantities are read from; null for what is never one. */
function asMeasure(value: Data): string | null {
  if (value === null) return '0';
  if (typeof value === 'number') return goFixed(value);
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : null;
}

/** What wildcards see; null for what has no text, which no operator fits, not even `!`. */
function asText(value: Data): string | null {
  if (typeof value === 'number') return goExponent(value);
  return value === null || typeof value === 'object' ? null : String(value);
}
